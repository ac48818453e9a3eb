import { randomBytes } from "node:crypto";
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { temporaryDirectory } from "@repo/local-kit/testing";
import { actionGeneric, mutationGeneric, queryGeneric } from "convex/server";
import { v, type JSONValue } from "convex/values";
import { expect, onTestFinished, test, vi } from "vitest";

import { MAX_FILE_BYTES, MAX_FILES_BYTES } from "../limits/limits";
import { idOf, mutate, mutateToId, query, read, startEngine, valueOf } from "../testing/engine";
import { modules } from "../testing/functions";
import type { Engine } from "../types";

const id = { id: v.id("_storage") };
const files = {
  uploadUrl: mutationGeneric({ args: {}, handler: (ctx) => ctx.storage.generateUploadUrl() }),
  url: queryGeneric({ args: id, handler: (ctx, args) => ctx.storage.getUrl(args.id) }),
  urlOfText: queryGeneric({ args: { id: v.string() }, handler: (ctx, args) => ctx.storage.getUrl(args.id) }),
  metadata: queryGeneric({ args: id, handler: (ctx, args) => ctx.db.system.get("_storage", args.id) }),
  list: queryGeneric({
    args: {},
    handler: async (ctx) => (await ctx.db.system.query("_storage").collect()).map(({ _id }) => _id),
  }),
  remove: mutationGeneric({
    args: { ...id, fails: v.boolean() },
    handler: async (ctx, args) => {
      await ctx.storage.delete(args.id);
      if (args.fails) throw new Error("on purpose");
    },
  }),
  store: actionGeneric({
    args: { text: v.string(), sha256: v.optional(v.string()) },
    handler: (ctx, { text, sha256 }) =>
      ctx.storage.store(new Blob([text], { type: "text/plain" }), sha256 === undefined ? {} : { sha256 }),
  }),
  text: actionGeneric({
    args: id,
    handler: async (ctx, args) => {
      const blob = await ctx.storage.get(args.id);
      return blob === null ? null : { type: blob.type, text: await blob.text() };
    },
  }),
  removeInAction: actionGeneric({ args: id, handler: (ctx, args) => ctx.storage.delete(args.id) }),
};

async function startWithFiles(stateDir?: string): Promise<Engine> {
  const engine = await startEngine(stateDir);
  engine.load({ ...modules, files });
  return engine;
}

const act = async (engine: Engine, name: string, args: Record<string, string>) =>
  valueOf(await engine.runAction(null, { path: `files:${name}`, args }));
const storeText = async (engine: Engine, text: string) =>
  idOf(await engine.runAction(null, { path: "files:store", args: { text } }));

test("an action stores a file and reads it, a query shows what is known of it", async () => {
  const engine = await startWithFiles();
  const stored = await storeText(engine, "hello");
  expect(await act(engine, "text", { id: stored })).toEqual({ type: "text/plain", text: "hello" });
  expect(await query(engine, "files:metadata", { id: stored })).toEqual({
    _id: stored,
    _creationTime: expect.any(Number),
    contentType: "text/plain",
    sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
    size: 5,
  });
  expect(await query(engine, "files:list", {})).toEqual([stored]);
  expect(await query(engine, "files:url", { id: stored })).toContain(`/api/storage/${stored}`);
});

test("a checksum that is not the file's is refused", async () => {
  const engine = await startWithFiles();
  const sha256 = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";
  await act(engine, "store", { text: "hello", sha256 });
  await act(engine, "store", { text: "hello", sha256: Buffer.from(sha256, "hex").toString("base64") });
  await expect(act(engine, "store", { text: "other", sha256 })).rejects.toThrow(`and not ${sha256}`);
});

test("a deleted file is gone, and a query that showed it is told", async () => {
  const stateDir = temporaryDirectory();
  const engine = await startWithFiles(stateDir);
  const [one, other] = [await storeText(engine, "one"), await storeText(engine, "other")];
  const { reads } = await read(engine, "files:url", { id: one });
  const invalidated: boolean[] = [];
  engine.onCommit(({ changes }) => invalidated.push(reads.isInvalidatedBy(changes)));
  await act(engine, "removeInAction", { id: other });
  await mutate(engine, "files:remove", { id: one, fails: false });
  expect(invalidated).toEqual([false, true]);
  expect(await query(engine, "files:url", { id: one })).toBeNull();
  expect(await act(engine, "text", { id: one })).toBeNull();
  expect(readdirSync(path.join(stateDir, "files"))).toEqual([]);
  await expect(mutate(engine, "files:remove", { id: one, fails: false })).rejects.toThrow(
    `storage id ${one} not found`,
  );
});

test("a mutation that fails deletes nothing", async () => {
  const engine = await startWithFiles();
  const stored = await storeText(engine, "hello");
  await expect(mutate(engine, "files:remove", { id: stored, fails: true })).rejects.toThrow("on purpose");
  expect(await act(engine, "text", { id: stored })).toMatchObject({ text: "hello" });
});

test("files survive a restart, and what a dying process left behind does not", async () => {
  const stateDir = temporaryDirectory();
  const first = await startWithFiles(stateDir);
  const stored = await storeText(first, "hello");
  await first.close();
  writeFileSync(path.join(stateDir, "files", "left behind"), "x");
  const second = await startWithFiles(stateDir);
  expect(await act(second, "text", { id: stored })).toMatchObject({ text: "hello" });
  expect(readdirSync(path.join(stateDir, "files"))).toEqual([stored]);
});

test("every component has files of its own, which no other one knows", async () => {
  const engine = await startEngine();
  engine.load({ ...modules, files }, new Map([["ledger", { files }]]));
  const inLedger = (name: string, args: JSONValue) =>
    ({ componentPath: "ledger", path: `files:${name}`, args, access: "admin" }) as const;
  const stored = idOf(await engine.runAction(null, inLedger("store", { text: "hello" })));
  const [listed, url, metadata] = (
    await engine.runQueries(null, [
      inLedger("list", {}),
      inLedger("url", { id: stored }),
      inLedger("metadata", { id: stored }),
    ])
  ).outcomes;
  expect(listed).toMatchObject({ value: [stored] });
  expect(url).toMatchObject({ value: expect.stringContaining(`/api/storage/${stored}`) });
  expect(metadata).toMatchObject({ value: { _id: stored, size: 5 } });
  expect(await engine.runAction(null, inLedger("text", { id: stored }))).toMatchObject({
    value: { text: "hello" },
  });
  // Whoever has a file's URL finds it.
  expect(await engine.files.read(stored)).toMatchObject({ contentType: "text/plain" });

  expect(await query(engine, "files:list", {})).toEqual([]);
  await expect(query(engine, "files:urlOfText", { id: stored })).rejects.toThrow("Unable to decode ID");
  const uploadUrl = idOf(await engine.runMutation(null, inLedger("uploadUrl", {})));
  expect(engine.files.uploadTarget(/token=(.*)$/.exec(uploadUrl)?.[1] ?? "")).toBe("ledger");

  const own = await storeText(engine, "of the app");
  expect(await engine.runAction(null, inLedger("removeInAction", { id: stored }))).toMatchObject({
    ok: true,
  });
  expect(await engine.files.read(stored)).toBeNull();
  expect(await query(engine, "files:list", {})).toEqual([own]);
});

test("an id that is none is an error, not a file that is missing", async () => {
  const engine = await startWithFiles();
  await expect(query(engine, "files:urlOfText", { id: "nothing" })).rejects.toThrow(
    'Invalid argument `storageId` for `storage.getUrl`: Unable to decode ID: "nothing"',
  );
});

test("a file has a largest size, and so have all of them together", async () => {
  const engine = await startWithFiles();
  const content = new Uint8Array(MAX_FILE_BYTES);
  const store = (bytes: Uint8Array) => engine.files.store({ content: bytes, contentType: null });
  const first = await store(content);
  await expect(store(new Uint8Array(MAX_FILE_BYTES + 1))).rejects.toThrow(
    "The file is too large (64.00 MiB > maximum size 64 MiB)",
  );
  for (let i = 1; i < MAX_FILES_BYTES / MAX_FILE_BYTES; i += 1) await store(content);
  await expect(store(new Uint8Array(1))).rejects.toThrow("keeps files of 1 GiB in all");
  await mutate(engine, "files:remove", { id: first, fails: false });
  await store(new Uint8Array(1));
});

test("an upload URL is taken for an hour, and only as it was made", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const engine = await startWithFiles();
  const url = await mutateToId(engine, "files:uploadUrl", {});
  const token = /token=(.*)$/.exec(url)?.[1] ?? "";
  const [expires = "", signature = ""] = token.split(".");
  vi.setSystemTime(Date.now() + 60 * 60 * 1000 - 1);
  expect(engine.files.uploadTarget(token)).toBe("");
  for (const other of [
    "",
    `${Number.parseInt(expires) + 1}/.${signature}`,
    `${expires}ledger.${signature}`,
    `${expires}.${randomBytes(32).toString("base64url")}`,
  ]) {
    expect(engine.files.uploadTarget(other)).toBeNull();
  }
  vi.setSystemTime(Date.now() + 1);
  expect(engine.files.uploadTarget(token)).toBeNull();
});
