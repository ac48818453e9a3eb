import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { EnvFileError, readEnvFile, unreadEnvFiles } from "./env-file";
import { temporaryRoot } from "./testing/stack-fixture";

test("reads a file, without its blank variables", (context) => {
  const file = join(temporaryRoot(context), ".env.local");
  writeFileSync(file, "# comment\nA=1\nB=\nC='two words'\nD=  \n");
  expect(readEnvFile(file)).toEqual({ A: "1", C: "two words" });
});

test("a file that does not exist holds nothing", (context) => {
  expect(readEnvFile(join(temporaryRoot(context), ".env.local"))).toEqual({});
});

const temporaryFolder = () => temporaryRoot({ onTestFinished });

const bom = "\uFEFF";

test.each([
  ["UTF-8 with a byte order mark", Buffer.from(`${bom}A=1\r\nB=2\r\n`)],
  ["UTF-16, little-endian", Buffer.from(`${bom}A=1\r\nB=2\r\n`, "utf16le")],
  ["UTF-16, big-endian", Buffer.from(`${bom}A=1\r\nB=2\r\n`, "utf16le").swap16()],
  ["UTF-16 without a mark", Buffer.from("A=1\r\nB=2\r\n", "utf16le")],
])("reads a file saved as %s", (_name, bytes) => {
  const file = join(temporaryFolder(), ".env.local");
  writeFileSync(file, bytes);
  expect(readEnvFile(file)).toEqual({ A: "1", B: "2" });
});

test.each([
  [
    "a colon instead of an equals sign",
    "A=1\nNAME: value\n",
    ".env.local, line 2: this sets no variable. Write NAME=value.",
  ],
  ["a line with a name alone", "NAME\n", ".env.local, line 1: this sets no variable. Write NAME=value."],
  [
    "text that is not UTF-8",
    Buffer.from([0x41, 0x3d, 0xe9, 0x0a]),
    ".env.local is neither UTF-8 nor UTF-16 text. Save it as UTF-8.",
  ],
])("refuses %s by name, without the value", (_name, content, message) => {
  const file = join(temporaryFolder(), ".env.local");
  writeFileSync(file, content);
  expect(() => readEnvFile(file)).toThrow(new EnvFileError(message));
});

test("keeps a quoted value of several lines", () => {
  const file = join(temporaryFolder(), ".env.local");
  writeFileSync(file, 'KEY="-----BEGIN KEY-----\nabc: def\n-----END KEY-----"\nexport A=1 # why\n');
  expect(readEnvFile(file)).toEqual({ KEY: "-----BEGIN KEY-----\nabc: def\n-----END KEY-----", A: "1" });
});

test("a folder of that name is named", () => {
  const file = join(temporaryFolder(), ".env.local");
  mkdirSync(file);
  expect(() => readEnvFile(file)).toThrow(/is a folder/);
});

test("finds the files beside it that nobody reads", () => {
  const root = temporaryFolder();
  for (const name of [".env", ".env.local", ".env.example", ".env.production", ".envrc"]) {
    writeFileSync(join(root, name), "A=1\n");
  }
  expect(unreadEnvFiles(join(root, ".env.local")).toSorted()).toEqual([
    join(root, ".env"),
    join(root, ".env.production"),
  ]);
});
