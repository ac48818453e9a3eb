// @vitest-environment node
import { customerLengths, customerStatuses, LARGEST_LIST } from "@repo/convex-backend/rules";
import { beforeEach, expect, test, vi } from "vitest";
import { customersRoute } from "./customers";
import { customersExportRoute } from "./customers-export";

const options = {
  url: "http://127.0.0.1:1",
  tokenName: "a token of this test",
  sessionToken: async (name: string | null) => name && "a.session.token",
};
const list = customersRoute(options);
const exported = customersExportRoute(options);

/** What the deployment was asked, and with which token. */
const asked: { path: string; args: unknown; token: string | null }[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (_input: string, init: { body: string; headers: Record<string, string> }) => {
    const { path, args } = JSON.parse(init.body) as { path: string; args: [unknown] };
    asked.push({ path, args: args[0], token: init.headers["Authorization"] ?? null });
    const value = path === "customers:create" ? "id" : { page: [], isDone: true, continueCursor: "end" };
    return Response.json({ status: "success", value });
  });
});

const send = (query: string, init: RequestInit = {}) =>
  list(
    new Request(`http://localhost/api/customers${query}`, {
      headers: { Authorization: "Bearer a.b.c", "Content-Type": "application/json" },
      ...init,
    }),
    null,
  );
const post = (fields: object) => send("", { method: "POST", body: JSON.stringify(fields) });

test("lists as many as the rules say, with the caller's token", async () => {
  const answer = await send("");
  expect(await answer.json()).toEqual({ customers: [], isDone: true, continueCursor: "end" });
  expect(asked).toEqual([
    {
      path: "customers:pageInFull",
      args: { paginationOpts: { numItems: LARGEST_LIST, cursor: null } },
      token: "Bearer a.b.c",
    },
  ]);
  expect((await send(`?limit=${LARGEST_LIST + 1}`)).status).toBe(400);
  expect((await send("?cursor=a&cursor=b")).status).toBe(400);
});

test("a new customer is what the rules say, and the deployment is not asked about any other", async () => {
  const ada = { name: "Ada", email: "ada@example.com" };
  for (const status of customerStatuses) expect((await post({ ...ada, status })).status).toBe(201);
  asked.length = 0;
  for (const field of ["name", "company", "notes"] as const) {
    const answer = await post({ ...ada, [field]: "x".repeat(customerLengths[field] + 1) });
    expect([answer.status, await answer.json()]).toEqual([400, expect.objectContaining({ field })]);
  }
  expect((await post({ ...ada, status: "gone" })).status).toBe(400);
  expect((await post({ ...ada, userId: "x" })).status).toBe(400);
  expect(asked).toEqual([]);
});

test("half of a character is mended before the deployment sees it, which would refuse it", async () => {
  const ada = { name: "Ada \ud83c", email: "ada@example.com", notes: "\udf89" };
  expect((await post(ada)).status).toBe(201);
  expect(asked[0]?.args).toMatchObject({ name: "Ada \uFFFD", notes: "\uFFFD" });
});

test("without a token the answer says which one to send", async () => {
  const answer = await send("", { headers: {} });
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  expect(await answer.json()).toEqual({
    error: "Send a token of this test: `Authorization: Bearer <token>`.",
  });
});

test("the export takes the session's token, or the one that is sent", async () => {
  const get = (session: string | null, headers = {}) =>
    exported(new Request("http://localhost/api/customers/export", { headers }), session);
  expect((await get(null)).status).toBe(401);
  const answer = await get("alice");
  expect(answer.headers.get("content-disposition")).toMatch(
    /^attachment; filename="customers-\d{4}-\d\d-\d\d\.xlsx"$/,
  );
  await get("alice", { Authorization: "Bearer a.b.c" });
  expect(asked.map(({ token }) => token)).toEqual(["Bearer a.session.token", "Bearer a.b.c"]);
});
