import { expect, test } from "vitest";
import { pairFiles } from "./pairs";

test.each([
  ["auth/server.ts", "auth/server.ts"],
  ["pages/index.tsx", "app/page.tsx"],
  ["pages/customers/index.tsx", "app/customers/page.tsx"],
  ["pages/customers/[id].tsx", "app/customers/[id]/page.tsx"],
  ["pages/sign-in.tsx", "app/sign-in/[[...sign-in]]/page.tsx"],
  ["pages/api/count.ts", "app/api/count/route.ts"],
  ["pages/_app.tsx", "app/layout.tsx"],
])("%s and %s are a pair", (pagesAuth0, appClerk) => {
  expect(pairFiles([pagesAuth0], [appClerk])).toEqual([{ pagesAuth0, appClerk }]);
});

test("a file that one app alone has stands alone", () => {
  expect(pairFiles(["auth/callback.ts"], ["counter/actions.ts"])).toEqual([
    { pagesAuth0: "auth/callback.ts", appClerk: undefined },
    { pagesAuth0: undefined, appClerk: "counter/actions.ts" },
  ]);
});
