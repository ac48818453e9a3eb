import { PageHeader } from "@repo/ui";
import type { ComponentProps, ReactNode } from "react";
import { Note } from "./note";
import { renderingPages } from "./pages";
import { RenderingTabs } from "./tabs";

/** What the four pages have in common: title, tabs and the note about how they are made. */
export function RenderingFrame({ children, ...note }: ComponentProps<typeof Note> & { children: ReactNode }) {
  return (
    <>
      <PageHeader title={renderingPages[note.page].title} />
      <RenderingTabs current={note.page} />
      <Note {...note} />
      {children}
    </>
  );
}
