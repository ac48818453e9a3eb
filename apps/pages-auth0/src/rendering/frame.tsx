import { PageHeader } from "@repo/ui";
import type { ComponentProps, ReactNode } from "react";
import { Title } from "../layout/title";
import { Note } from "./note";
import { renderingPages } from "./pages";
import { RenderingTabs } from "./tabs";

/** What the four pages have in common: title, tabs and the note about how they are made. */
export function RenderingFrame({ children, ...note }: ComponentProps<typeof Note> & { children: ReactNode }) {
  const { title } = renderingPages[note.page];
  return (
    <>
      <Title>{title}</Title>
      <PageHeader title={title} />
      <RenderingTabs current={note.page} />
      <Note {...note} />
      {children}
    </>
  );
}
