import { aCustomer, haveCustomer } from "../customers";
import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { browserIdToken } from "./sessions";

interface Snapshot {
  newest: string | null;
  customers: { name: string }[];
}

test("what /rendering/server reads with several queries belongs together while somebody else writes", async ({
  page,
  request,
  app,
}) => {
  await app.signUp(page, newcomer());
  await haveCustomer(app, page, aCustomer());
  const headers = { Authorization: `Bearer ${await browserIdToken(page)}` };

  const stop = new AbortController();
  const write = async () => {
    let written = 0;
    for (; !stop.signal.aborted; written++)
      await request.post("/api/customers", { headers, data: aCustomer() });
    return written;
  };
  const writer = write();
  const newest = new Set<string | null>();
  // Enough to have seen the data change under way, however fast the machine is.
  while (newest.size < 20) {
    const snapshot = readSnapshot(await (await page.request.get("/rendering/server")).text());
    expect(snapshot.newest).toBe(snapshot.customers[0]?.name);
    newest.add(snapshot.newest);
  }
  stop.abort();
  expect(await writer).toBeGreaterThan(0);
});

function readSnapshot(html: string): Snapshot {
  const json = /<script id="__NEXT_DATA__"[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? "";
  const { props } = JSON.parse(json) as { props: { pageProps: { own: Snapshot | null } } };
  if (!props.pageProps.own) throw new Error(`There is no snapshot in this page: ${json}`);
  return props.pageProps.own;
}
