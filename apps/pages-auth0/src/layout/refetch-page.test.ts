import { expect, test, vi } from "vitest";
import { refetchPage } from "./refetch-page";

function routerAt(asPath: string) {
  const replace = vi.fn<(path: string) => Promise<boolean>>().mockResolvedValue(true);
  return { asPath, replace };
}

test("a page is asked for once, where it is", async () => {
  const router = routerAt("/customers?search=ada");
  await refetchPage(router);
  expect(router.replace.mock.calls.map(([path]) => path)).toEqual(["/customers?search=ada"]);
});

test("a fragment goes first: Next asks for nothing while there is one", async () => {
  const router = routerAt("/rendering/server#main");
  await refetchPage(router);
  expect(router.replace.mock.calls.map(([path]) => path)).toEqual(["/rendering/server", "/rendering/server"]);
});
