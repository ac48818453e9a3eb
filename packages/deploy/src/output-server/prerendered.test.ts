import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { PrerenderedAnswers } from "./prerendered";
import type { Answer } from "./route-request";

function pages() {
  const folder = mkdtempSync(join(tmpdir(), "prerendered-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "page.html");
  writeFileSync(file, "as built");
  const page = { file, status: 200, headers: {}, expiration: 10, group: 1, bypassFor: [] } as const;
  return new Map(
    Object.entries({
      page: { ...page, bypassFor: [] },
      data: { ...page, bypassFor: [] },
      other: { ...page, bypassFor: [], group: 2 },
    }),
  );
}

/** A clock that stands, and a function whose answers are given by hand. */
function started() {
  const clock = { now: 0 };
  const asked: string[] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const all = pages();
  const answers = new PrerenderedAnswers(
    all,
    (name) => {
      asked.push(name);
      return new Promise((resolve) => waiting.push(resolve));
    },
    () => clock.now,
  );
  const get = (name: "page" | "data" | "other") => {
    const page = all.get(name);
    if (page === undefined) throw new Error(`There is no ${name}.`);
    const { answer, state } = answers.get(name, page);
    return [answer.body.toString(), state];
  };
  const giveAll = async (body: string, status = 200) => {
    for (const give of waiting.splice(0)) give({ status, headers: new Headers(), body: Buffer.from(body) });
    await new Promise(setImmediate);
  };
  return { clock, asked, get, giveAll };
}

test("an answer that is over is given once more while it is made anew, with its group and once", async () => {
  const { clock, asked, get, giveAll } = started();
  clock.now = 10_000;
  expect(get("page")).toEqual(["as built", "PRERENDER"]);
  clock.now = 10_001;
  expect(get("page")).toEqual(["as built", "STALE"]);
  expect(get("page")).toEqual(["as built", "STALE"]);
  expect(asked).toEqual(["page", "data"]);
  await giveAll("made anew");
  expect(get("page")).toEqual(["made anew", "HIT"]);
  expect(get("data")).toEqual(["made anew", "HIT"]);
});

test("an answer stays when the new one fails, which is then asked for again", async () => {
  const { clock, asked, get, giveAll } = started();
  clock.now = 10_001;
  get("other");
  await giveAll("failed", 500);
  expect(get("other")).toEqual(["as built", "STALE"]);
  expect(asked).toEqual(["other", "other"]);
});
