import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import { expect, onTestFinished, test } from "vitest";

import { addressIn, openDashboard, type ShownPage } from "../support/dashboard";
import { startTestDeployment } from "../support/deployment";
import { copyFunctions } from "../support/functions-copy";

const insert = makeFunctionReference<"mutation", { documents: unknown[] }, string[]>("things:insert");

/** A deployment with a table that takes any documents. */
async function startWithThings() {
  const copy = await copyFunctions();
  await copy.replace("schema.ts", "blobs:", "things: defineTable(v.any()), blobs:");
  await copy.write(
    "things.ts",
    `import { v } from "convex/values";
     import { mutation } from "./builders";
     export const insert = mutation({
       args: { documents: v.array(v.any()) },
       handler: async (ctx, { documents }) => {
         const ids = [];
         for (const document of documents) ids.push(await ctx.db.insert("things", document));
         return ids;
       },
     });`,
  );
  const deployment = await startTestDeployment({ functionsDir: copy.dir });
  onTestFinished(() => deployment.close());
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  return {
    ...openDashboard(deployment),
    insert: (...documents: unknown[]) => client.mutation(insert, { documents }),
  };
}

const numbersIn = ({ text }: ShownPage) => [...text.matchAll(/"n": (\d+)/g)].map(([, n]) => Number(n));

test("every table is there with how many documents it has", async () => {
  const { open, insert } = await startWithThings();
  await insert({ n: 1 }, { n: 2 });
  const { text } = await open("/");
  expect(text).toMatch(/_scheduled_functions 0 _storage 0 blobs 0 counters 0 customers 0 things 2/);
});

test("documents are shown newest first, fifty on a page", async () => {
  const { open, insert } = await startWithThings();
  expect((await open("/tables/things")).text).toContain("There are none here.");
  await insert(...Array.from({ length: 120 }, (_, n) => ({ n })));
  const first = await open("/tables/things");
  expect(numbersIn(first)).toEqual(Array.from({ length: 50 }, (_, i) => 119 - i));
  const second = await open(addressIn(first, /href="([^"]*)">Older/));
  expect(numbersIn(second)).toEqual(Array.from({ length: 50 }, (_, i) => 69 - i));
  const third = await open(addressIn(second, /href="([^"]*)">Older/));
  expect(numbersIn(third)).toEqual(Array.from({ length: 20 }, (_, i) => 19 - i));
  expect(third.markup).not.toContain("Older documents");
  expect(numbersIn(await open(addressIn(third, /href="([^"]*)">Newest/)))).toEqual(numbersIn(first));
});

test("a filter shows the documents where a field has a value, page by page", async () => {
  const { open, insert } = await startWithThings();
  const documents = Array.from({ length: 120 }, (_, n) => ({ n, of: { parity: n % 2, big: BigInt(n) } }));
  await insert(...documents);
  const first = await open("/tables/things?field=of.parity&value=1");
  expect(numbersIn(first)).toEqual(Array.from({ length: 50 }, (_, i) => 119 - 2 * i));
  const second = await open(addressIn(first, /href="([^"]*)">Older/));
  expect(numbersIn(second)).toEqual([19, 17, 15, 13, 11, 9, 7, 5, 3, 1]);
  const big = encodeURIComponent('{"$integer":"BQAAAAAAAAA="}');
  expect(numbersIn(await open(`/tables/things?field=of.big&value=${big}`))).toEqual([5]);
  const none = await open("/tables/things?field=nothing&value=1");
  expect(none.text).toContain("There are none here.");
});

test("a filter reads so much of a table for one page, and says where it stopped", async () => {
  const { open, insert } = await startWithThings();
  for (let i = 0; i < 11; i += 1) await insert(...Array.from({ length: 1000 }, () => ({ n: i })));
  const first = await open("/tables/things?field=n&value=0");
  expect(numbersIn(first)).toEqual([]);
  expect(first.text).toContain("The page ends here");
  const second = await open(addressIn(first, /href="([^"]*)">Older/));
  expect(numbersIn(second)).toHaveLength(50);
});

test("a filter that is wrong is told of beside its field", async () => {
  const { open, insert } = await startWithThings();
  await insert({ n: 1 });
  const { status, markup, text } = await open("/tables/things?field=n&value=%22%3E%3Cb%3E");
  expect(status).toBe(400);
  expect(markup).toMatch(
    /name="value"[^>]*aria-invalid="true"[^>]*aria-describedby="value-note value-error"/,
  );
  expect(markup).toContain('value="&quot;&gt;&lt;b&gt;"');
  expect(text).toContain("This is not JSON");
  expect(text).not.toContain('"n": 1');
  expect((await open("/tables/things?field=n&value=%7B%22%24integer%22%3A1%7D")).status).toBe(400);
  expect((await open("/tables/things?cursor=nonsense")).status).toBe(400);
});

test("what JSON does not have is shown as it is encoded, and as what it is", async () => {
  const { open, insert } = await startWithThings();
  const [id = ""] = await insert({
    big: 12_345_678_901_234_567n,
    bytes: new Uint8Array([1, 2, 255]).buffer,
    long: new Uint8Array(1000).buffer,
    nan: Number.NaN,
  });
  const { text } = await open(`/document?id=${id}`);
  expect(text).toContain('"big": {"$integer":"h0trXVTcKwA="} 12345678901234567n');
  expect(text).toContain('"bytes": {"$bytes":"AQL/"} bytes(0102ff)');
  expect(text).toContain('"nan": {"$float":"AAAAAAAA+H8="} NaN');
  expect(text).toMatch(/bytes\(0{74}…/);
});

test("an id leads to its document, and a document to its table", async () => {
  const { open, insert } = await startWithThings();
  const [first = ""] = await insert({ n: 1 });
  const [second = ""] = await insert({ n: 2, refersTo: first, list: [first], like: `${first}x` });
  const shown = await open(`/document?id=${second}`);
  expect(shown.markup.match(new RegExp(`href="/_local/document\\?id=${first}"`, "g"))).toHaveLength(2);
  expect((await open(addressIn(shown, /refersTo[^<]*<a href="([^"]*)"/))).text).toContain('"n": 1');
  expect(addressIn(shown, /In <a href="([^"]*)"/)).toBe("/tables/things");
});

test("a long document stands on a page of its own", async () => {
  const { open, insert } = await startWithThings();
  const [id = ""] = await insert({ text: "x".repeat(20_000) });
  const listed = await open("/tables/things");
  expect(listed.markup).not.toContain("xxx");
  expect((await open(addressIn(listed, /href="([^"]*)">[^<]*<\/a>\s*is long/))).text).toContain(id);
  expect((await open(`/document?id=${id}`)).markup).toContain("x".repeat(20_000));
});

test("markup in names and values is text", async () => {
  const { open, insert } = await startWithThings();
  const hostile = `"><script>alert('&')</script>`;
  const [id = ""] = await insert({ [hostile]: hostile, list: [hostile] });
  for (const path of ["/tables/things", `/document?id=${id}`]) {
    const { markup, text } = await open(path);
    expect(markup).not.toContain("<script");
    expect(text.split(JSON.stringify(hostile))).toHaveLength(4);
  }
});
