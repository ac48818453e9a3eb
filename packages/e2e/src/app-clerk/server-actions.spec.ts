import { clicksOf, openCounter, shownClicks } from "../counter";
import { setLatency } from "../deployment";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { holdSocket } from "../socket";

const customerRows = "table[aria-label='Customers'] th[scope=row], table th[scope=row]";

test.describe("without JavaScript", () => {
  test("the counter's Server Action adds one and says so", async ({ openWithoutJavaScript, page }) => {
    const before = await openCounter(page);
    const form = await openWithoutJavaScript();
    await form.goto("/");
    await form.getByRole("button", { name: "Add one on the server" }).click();
    const answer = form.getByText(/^The server counted [\d,]+\.$/);
    await expect(answer).toBeVisible();
    const counted = Number.parseInt((await answer.innerText()).replaceAll(/\D/g, ""), 10);
    expect(counted).toBeGreaterThan(before);
    // The screens with JavaScript see it at once.
    await expect.poll(() => shownClicks(page)).toBeGreaterThanOrEqual(counted);
  });

  test("made-up customers are added with one's own token", async ({ openWithoutJavaScript, app, page }) => {
    await app.signUp(page, newcomer());
    await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
    const form = await openWithoutJavaScript();
    await form.goto("/customers");
    await form.getByRole("button", { name: "Add sample customers" }).click();
    await expect(form.locator(customerRows)).toHaveCount(8);
    // The page that was open all the time has them, too.
    await expect(page.getByRole("table", { name: "Customers" }).getByRole("rowheader")).toHaveCount(8);
  });
});

test("the counter's Server Action is seen live on the same page", async ({ page }) => {
  const before = await openCounter(page);
  await page.getByRole("button", { name: "Add one on the server" }).click();
  await expect(page.getByText(/^The server counted/)).toBeVisible();
  await expect.poll(() => shownClicks(page)).toBeGreaterThan(before);
});

test("what a form sends is checked: a number nobody can choose adds nothing", async ({ app, page }) => {
  await app.signUp(page, newcomer());
  await page.route("**/customers", (route) => {
    const postData = route
      .request()
      .postData()
      ?.replace(/(?<=name="[^"]*count"\r\n\r\n)8/, "1000000");
    return route.continue(postData === undefined ? {} : { postData });
  });
  await page.getByRole("button", { name: "Add sample customers" }).click();
  await expect(page.getByText("Choose a number from 1 to 1,000.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
});

test("a Server Action without a session changes nothing and says why", async ({ app, page, playwright }) => {
  await app.signUp(page, newcomer());
  // Cookies that are only deleted come back: Clerk writes the session's again from what the tab remembers.
  const withoutCookies = await playwright.request.newContext();
  await page.route("**/customers", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    const { cookie: _cookie, ...headers } = await request.allHeaders();
    const data = request.postDataBuffer() ?? Buffer.alloc(0);
    return route.fulfill({
      response: await withoutCookies.fetch(request.url(), { method: "POST", headers, data }),
    });
  });
  await page.getByRole("button", { name: "Add sample customers" }).click();
  await expect(page.getByText("Your session has ended. Sign in again; nothing was added.")).toBeVisible();
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await withoutCookies.dispose();
});

test("another site's page cannot run a Server Action", async ({ page, request }) => {
  const html = await (await request.get("/")).text();
  const id = /\$ACTION_ID_[0-9a-f]+|\$ACTION_1:0/.exec(html)?.[0];
  expect(id).toBeTruthy();
  const fields = [...html.matchAll(/<input type="hidden" name="(\$ACTION[^"]*)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')] as const,
  );
  const multipart = Object.fromEntries(fields);
  const post = (origin: string) => request.post("/", { multipart, headers: { Origin: origin } });

  const before = await clicksOf(await request.get("/api/count"));
  expect((await post("https://evil.example")).status()).toBe(403);
  const own = await post(
    new URL(page.url() === "about:blank" ? (await request.get("/")).url() : page.url()).origin,
  );
  expect(own.status()).toBe(200);
  expect(await clicksOf(await request.get("/api/count"))).toBeGreaterThan(before);
});

test("a body that no page of the app can have sent is a 400, and not a failure of the server", async ({
  request,
}) => {
  const id = `00${"9a".repeat(20)}`;
  const text = "text/plain;charset=UTF-8";
  const form = "multipart/form-data; boundary=x";
  const malformed: { headers: Record<string, string>; data: string }[] = [
    { headers: { "Next-Action": id, "Content-Type": text }, data: "[broken" },
    { headers: { "Next-Action": id, "Content-Type": form }, data: "garbage" },
    { headers: { "Next-Action": "x", "Content-Type": text }, data: "[]" },
    { headers: { "Content-Type": form }, data: "garbage" },
  ];
  for (const path of ["/", "/sign-in", "/sign-in/factor-one"]) {
    const statuses = malformed.map(async (options) => (await request.post(path, options)).status());
    expect(await Promise.all(statuses), path).toEqual(malformed.map(() => 400));
  }
});

test("while the deployment's answer is late nobody is told that nothing was done", async ({ app, page }) => {
  const person = newcomer();
  const socket = await holdSocket(page);
  await app.signUp(page, person);
  const add = page.getByRole("button", { name: "Add sample customers" });
  await expect(add).toBeEnabled();
  // Longer than a server waits.
  await setLatency(person.email, 5000);
  // Or the customers would be there a moment later, in the place of what the form says.
  socket.hold();
  await add.click();
  await expect(page.getByText(/^The deployment did not answer, so nobody knows yet whether/)).toBeVisible();
  await setLatency(person.email, 0);
  socket.release();
  await expect(page.getByRole("table", { name: "Customers" }).getByRole("rowheader")).toHaveCount(8);
});
