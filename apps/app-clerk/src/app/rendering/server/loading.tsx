import { LoadingServerPage } from "#rendering/server-loading.tsx";

/**
 * The answer to a click begins with it, while the server reads the public part. This is the only page with a loading
 * file: where one is above a page, the answer begins before the page can say 404 or lead to the login.
 */
export default function LoadingPage() {
  return <LoadingServerPage />;
}
