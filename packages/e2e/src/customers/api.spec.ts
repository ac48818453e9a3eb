import type { APIRequestContext, APIResponse } from "@playwright/test";
import { aCustomer, customerRow, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { alice, bob, newcomer } from "../people";
import { Elsewhere } from "../prefetch/elsewhere";
import { listen } from "../prefetch/wire";
import { countRows } from "../spreadsheet";

const PATH = "/api/customers";
const JSON_TYPE = "application/json";

async function expectError(answer: APIResponse, status: number, error: RegExp): Promise<void> {
  expect(answer.status()).toBe(status);
  expect(answer.headers()).toMatchObject({
    "content-type": expect.stringMatching(/^application\/json/),
    "cache-control": "no-store",
  });
  expect(await answer.json()).toMatchObject({ error: expect.stringMatching(error) });
}

interface CustomersAnswer {
  customers: { _id: string }[];
  isDone: boolean;
  continueCursor: string;
}

/** The API with somebody's token, as a program uses it: without cookies. */
function client(request: APIRequestContext, token: string) {
  const headers = { Authorization: `Bearer ${token}` };
  return {
    get: (query = "") => request.get(PATH + query, { headers }),
    post: (data: string, type = JSON_TYPE) =>
      request.post(PATH, { headers: { ...headers, "Content-Type": type }, data: Buffer.from(data) }),
  };
}

test("a program with a token lists and adds its user's customers", async ({ page, request, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  const api = client(request, await app.apiToken(page));

  const created = await api.post(JSON.stringify(customer));
  expect(created.status()).toBe(201);
  expect(await created.json()).toEqual({ id: expect.any(String) });
  await expect(customerRow(page, customer)).toBeVisible();
  const { customers } = (await (await api.get()).json()) as { customers: { name: string }[] };
  expect(customers.map(({ name }) => name)).toContain(customer.name);
});

test("more customers than one answer holds come answer by answer, and all of them into the export", async ({
  page,
  request,
  app,
}) => {
  const elsewhere = new Elsewhere(listen(page));
  await app.signUp(page, newcomer());
  await expect(page.getByRole("heading", { name: "No customers yet" })).toBeVisible();
  await elsewhere.addCustomers(620);
  const api = client(request, await app.apiToken(page));

  const sizes: number[] = [];
  const ids = new Set<string>();
  for (let query = "?limit=250"; query !== "";) {
    const answer = await api.get(query);
    expect(answer.status()).toBe(200);
    const { customers, isDone, continueCursor } = (await answer.json()) as CustomersAnswer;
    sizes.push(customers.length);
    for (const { _id } of customers) ids.add(_id);
    query = isDone ? "" : `?limit=250&cursor=${encodeURIComponent(continueCursor)}`;
  }
  expect(sizes.slice(0, 3)).toEqual([250, 250, 120]);
  expect(ids.size).toBe(620);
  const { customers, isDone } = (await (await api.get()).json()) as CustomersAnswer;
  expect([customers.length, isDone]).toEqual([500, false]);

  const workbook = await (await page.request.get(`${PATH}/export`)).body();
  expect(countRows(workbook)).toBe(621);
});

test("which customers to list is checked", async ({ page, request, app }) => {
  await app.signIn(page, alice);
  const api = client(request, await app.apiToken(page));
  for (const limit of ["0", "501", "-1", "1.5", "many", ""]) {
    await expectError(await api.get(`?limit=${limit}`), 400, /from 1 to 500/);
  }
  await expectError(await api.get("?cursor="), 400, /cursor/);
  await expectError(await api.get("?cursor=a&cursor=b"), 400, /cursor/);
  await expectError(await api.get("?cursor=nonsense"), 400, /cursor/);
});

test("a token leads to its own user's customers only", async ({ page, openBrowser, request, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const bobsPage = await openBrowser();
  await app.signIn(bobsPage, bob);
  const answer = await client(request, await app.apiToken(bobsPage)).get();
  expect(answer.status()).toBe(200);
  expect(await answer.text()).not.toContain(customer.name);
});

test("without a valid token the answer is 401", async ({ page, request, app }) => {
  await app.signIn(page, alice);
  const token = await app.apiToken(page);
  await expectError(await request.get(PATH), 401, /Bearer/);
  await expectError(await request.get(PATH, { headers: { Authorization: token } }), 401, /Bearer/);
  for (const bad of ["a.b.c", `${token.slice(0, -8)}AAAAAAAA`]) {
    await expectError(await client(request, bad).get(), 401, /not valid/);
  }
  // Not even with the server's session: another site could send that cookie along.
  await expectError(await page.request.get(PATH), 401, /Bearer/);
});

test("methods and bodies are checked", async ({ page, request, app }) => {
  await app.signIn(page, alice);
  const api = client(request, await app.apiToken(page));
  await expectError(await request.delete(PATH), 405, /GET or POST/);
  await expectError(await api.post("{}", "text/plain"), 415, /application\/json/);
  await expectError(await api.post("{"), 400, /not JSON/);
  await expectError(await api.post("[]"), 400, /object/);
  await expectError(await api.post(JSON.stringify({ name: "A" })), 400, /string/);
  await expectError(await api.post(JSON.stringify({ name: " ", email: "a@example.com" })), 400, /name/);
  await expectError(await api.post(JSON.stringify({ name: "A", email: "nothing" })), 400, /email/i);
  await expectError(
    await api.post(JSON.stringify({ name: "A", email: "a@example.com", userId: "x" })),
    400,
    /userId/,
  );
  await expectError(await api.post(JSON.stringify({ name: "A".repeat(40_000) })), 413, /32 KiB/);
});

test("the export is a spreadsheet with the signed-in user's customers", async ({ page, request, app }) => {
  const customer = aCustomer();
  await app.signIn(page, alice);
  await haveCustomer(app, page, customer);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^customers-\d{4}-\d\d-\d\d\.xlsx$/);

  const answer = await page.request.get(`${PATH}/export`);
  expect(answer.headers()).toMatchObject({
    "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "content-disposition": expect.stringMatching(/^attachment; filename="customers-/),
    "cache-control": "no-store",
  });
  // A zip archive (APPNOTE.TXT, section 4.3.7).
  expect((await answer.body()).subarray(0, 4)).toEqual(Buffer.from("PK\u0003\u0004"));
  await expectError(await request.get(`${PATH}/export`), 401, /Sign in/);
  await expectError(await page.request.post(`${PATH}/export`), 405, /GET/);
});
