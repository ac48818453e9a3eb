"use client";

import { RenderingFrame as Frame, type RenderingFrameProps } from "@repo/features/rendering";
import { env } from "../env"; // only: both
import { summaries } from "./summaries";

type FrameProps = Pick<RenderingFrameProps, "page" | "readAt" | "live" | "children">;

/**
 * What the four pages have in common. A client component: a server component's elements are sent twice, as HTML and as
 * data for React.
 */
export function RenderingFrame(props: FrameProps) {
  const { page } = props;
  return (
    <Frame
      {...props}
      summary={summaries[page]}
      source={`apps/app-clerk/src/app/rendering/${page}/page.tsx`}
      twin={`apps/pages-auth0/src/pages/rendering/${page}.tsx`} // only: both
      twinOrigin={env.NEXT_PUBLIC_PAGES_AUTH0_URL} // only: both
    />
  );
}
