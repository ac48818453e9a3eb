import { expect, test } from "../fixtures";

/** As browsers do with "block all cookies", and some with site data alone. */
const blocked = {
  storage: () => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get: refuse });
  },
  "storage, cookies and channels": () => {
    const refuse = () => {
      throw new DOMException("Access is denied for this document.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage"])
      Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(Document.prototype, "cookie", { get: refuse, set: refuse });
    Object.defineProperty(window, "BroadcastChannel", {
      value: function BroadcastChannel() {
        refuse();
      },
    });
  },
};

for (const [what, block] of Object.entries(blocked)) {
  test(`with ${what} blocked public pages work, and sign-in says what to allow`, async ({
    page,
    app,
    problems,
  }) => {
    if (app.saysBlockedStorage) problems.expect(app.saysBlockedStorage);
    const advice = page.getByText(/Signing in needs cookies and site data/);
    await page.addInitScript(block);
    for (const path of ["/", "/rendering/static", "/rendering/client"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await expect(page.getByRole("link", { name: "Sign in" }).or(advice).first()).toBeVisible();
    }
    await page.goto("/sign-in");
    await app.beginLogin(page);
    await expect(advice).toBeVisible();
  });
}
