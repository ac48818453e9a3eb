import { LoadingServerPage } from "#rendering/server-loading.tsx";

/**
 * Shown at the click, until the server has read the public part. This is the only page with a loading file: where one
 * is above a page, the answer begins before the page can say 404 or lead to the login.
 */
export default function LoadingPage() {
  return <LoadingServerPage />;
}
