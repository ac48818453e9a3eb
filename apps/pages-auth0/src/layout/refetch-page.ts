import type { NextRouter } from "next/router";

/** Asks the server for the page's props once more; what is shown stays until they are there. */
export async function refetchPage(router: Pick<NextRouter, "asPath" | "replace">): Promise<void> {
  const options = { scroll: false };
  const [path = ""] = router.asPath.split("#", 1);
  // As long as there is a fragment Next takes this for a move within the page, which asks for nothing.
  if (path !== router.asPath) await router.replace(path, undefined, options);
  await router.replace(path, undefined, options);
}
