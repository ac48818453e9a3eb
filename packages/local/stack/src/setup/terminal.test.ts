import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { openTerminal } from "./terminal";

/** A terminal, as far as setup looks at it. */
function fakeTerminal() {
  const input = Object.assign(new PassThrough(), { isTTY: true }) as unknown as NodeJS.ReadStream &
    PassThrough;
  const output = new PassThrough() as unknown as NodeJS.WriteStream & PassThrough;
  return { input, output };
}

test("an answer comes without the space around it", async () => {
  const { input, output } = fakeTerminal();
  const terminal = openTerminal(input, output);
  const answer = terminal.ask("Name: ");
  input.write("  otter \n");
  expect(await answer).toBe("otter");
  terminal.close();
});

test("a question that nobody will answer says how to go on", async () => {
  const { input, output } = fakeTerminal();
  const terminal = openTerminal(input, output);
  const answer = terminal.ask("Name: ");
  input.end();
  await expect(answer).rejects.toThrow(/no answer.*run setup/i);
});

test("without a terminal nothing is asked", () => {
  const { input, output } = fakeTerminal();
  input.isTTY = false;
  expect(() => openTerminal(input, output)).toThrow(".env.example");
});
