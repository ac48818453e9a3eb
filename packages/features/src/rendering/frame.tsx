import { PageHeader } from "@repo/ui";
import type { ReactNode } from "react";
import { renderingPages, type RenderingPageName } from "./pages";
import { RenderingNote } from "./rendering-note";
import { RenderingTabs } from "./tabs";

export interface RenderingFrameProps {
  page: RenderingPageName;
  /** How this app makes the page, in a sentence or two. */
  summary: string;
  /** When the server read the data, in milliseconds since the epoch; null when it has not; left out when the browser does. */
  readAt?: number | null;
  live: boolean;
  /** The page's own source file. */
  source: string;
  // only: both
  /** The twin's source file. */
  twin: string;
  /** Where the other app runs, if it is known. */
  twinOrigin: string | undefined;
  // only: end
  children: ReactNode;
}

/** What the four pages have in common: title, tabs and the note about how they are made. */
export function RenderingFrame({
  page,
  twinOrigin, // only: both
  children,
  ...note
}: RenderingFrameProps) {
  return (
    <>
      <PageHeader title={renderingPages[page].title} />
      <RenderingTabs current={page} />
      <RenderingNote
        {...note}
        {...(twinOrigin && { twinHref: new URL(`/rendering/${page}`, twinOrigin).href })} // only: both
      />
      {children}
    </>
  );
}
