import { RenderingFrame as Frame, type RenderingFrameProps } from "@repo/features/rendering";
import { renderingPages } from "@repo/features/rendering/pages";
import { env } from "../env"; // only: both
import { Title } from "../layout/title";
import { summaries } from "./summaries";

type FrameProps = Pick<RenderingFrameProps, "page" | "readAt" | "live" | "children">;

/** What the four pages have in common. */
export function RenderingFrame(props: FrameProps) {
  const { page } = props;
  return (
    <>
      <Title>{renderingPages[page].title}</Title>
      <Frame
        {...props}
        summary={summaries[page]}
        source={`apps/pages-auth0/src/pages/rendering/${page}.tsx`}
        twin={`apps/app-clerk/src/app/rendering/${page}/page.tsx`} // only: both
        twinOrigin={env.NEXT_PUBLIC_APP_CLERK_URL} // only: both
      />
    </>
  );
}
