import { beforeEach, expect, test } from "vitest";
import { item, mutate, query, startEngine } from "../testing/engine";
import type { Engine } from "../types";

let engine: Engine;

beforeEach(async () => {
  engine = await startEngine();
  for (const name of ["Ada Lovelace", "Adam Smith", "Alan Turing", "Grace Hopper"]) {
    await mutate(engine, "items:add", item(name));
  }
  await mutate(engine, "items:add", item("Ada Yonath", 0, "b"));
});

const search = async (text: string, list?: string): Promise<unknown> =>
  await query(engine, "items:search", list === undefined ? { text } : { list, text });

test("the last word also matches as a prefix, whole words first and newer ones first among equals", async () => {
  expect(await search("ada")).toEqual(["Ada Yonath", "Ada Lovelace", "Adam Smith"]);
  expect(await search("smith ada")).toEqual(["Adam Smith", "Ada Yonath", "Ada Lovelace"]);
});

test("an earlier word matches only as a whole", async () => {
  expect(await search("gra turing")).toEqual(["Alan Turing"]);
});

test("case and punctuation don't matter", async () => {
  expect(await search("  HOPPER!")).toEqual(["Grace Hopper"]);
  expect(await search("!?")).toEqual([]);
});

test("filters narrow the results", async () => {
  expect(await search("ada", "b")).toEqual(["Ada Yonath"]);
});

test("results follow changes", async () => {
  await mutate(engine, "items:add", item("Hopper Junior"));
  expect(await search("hopper")).toEqual(["Hopper Junior", "Grace Hopper"]);
});

test("more matches than a search returns are cut off after the newest ones", async () => {
  for (let i = 0; i < 2500; i += 1) await mutate(engine, "items:add", item(`many ${i}`));
  const names = (await search("man")) as string[];
  expect(names).toHaveLength(1024);
  expect(names.slice(0, 2)).toEqual(["many 2499", "many 2498"]);
  expect(names.at(-1)).toBe(`many ${2500 - 1024}`);
});
