import { RenderingNote } from "@repo/ui";
import { env } from "../env";
import { renderingPages, type RenderingPageName } from "./pages";

interface NoteProps {
  page: RenderingPageName;
  /** When the server read the data, in milliseconds since the epoch; left out when the browser does. */
  readAt?: number;
  live: boolean;
}

/** What this page shows, when it was read, whether it is live, and where its source and its twin are. */
export function Note({ page, readAt, live }: NoteProps) {
  const twinBase = env.NEXT_PUBLIC_PAGES_AUTH0_URL;
  return (
    <RenderingNote
      summary={renderingPages[page].summary}
      live={live}
      source={`apps/app-clerk/src/app/rendering/${page}/page.tsx`}
      twin={`apps/pages-auth0/src/pages/rendering/${page}.tsx`}
      {...(readAt !== undefined && { readAt })}
      {...(twinBase && { twinHref: new URL(`/rendering/${page}`, twinBase).href })}
    />
  );
}
