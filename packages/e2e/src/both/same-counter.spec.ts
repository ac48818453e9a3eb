import { appClerk } from "../apps/app-clerk";
import { pagesAuth0 } from "../apps/pages-auth0";
import { clicksOf, openCounter, shownClicks } from "../counter";
import { expect, test } from "../fixtures";

for (const [here, there] of [
  [pagesAuth0, appClerk],
  [appClerk, pagesAuth0],
] as const) {
  test(`a click in ${here.name} counts in ${there.name}`, async ({ page, request }) => {
    await openCounter(page, there.url);
    const clicks = await clicksOf(await request.post(`${here.url}/api/count`));
    await expect.poll(() => shownClicks(page)).toBeGreaterThanOrEqual(clicks);
  });
}
