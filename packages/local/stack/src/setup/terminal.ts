import { createInterface } from "node:readline/promises";

/** Somebody who answers, and is told things. */
export interface Terminal {
  /** An answer without the space around it; empty for "as it is". */
  ask: (question: string) => Promise<string>;
  say: (text: string) => void;
}

/** @throws Error when nobody is there to answer */
export function openTerminal(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): Terminal & { close(): void } {
  if (!input.isTTY) {
    throw new Error(
      "setup asks questions, and there is no terminal to answer on. Write .env.local yourself: cp .env.example .env.local",
    );
  }
  const lines = createInterface({ input, output });
  return {
    ask: async (question) => (await lines.question(question)).trim(),
    say: (text) => void output.write(`${text}\n`),
    close: () => lines.close(),
  };
}
