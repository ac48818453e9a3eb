import { createInterface } from "node:readline/promises";

/** Somebody who answers, and is told things. */
export interface Terminal {
  /** An answer without the space around it; empty for "as it is". @throws Error when there will be none */
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
  // Ctrl-D, or a terminal that goes: without this the process would end in the middle, as if all was done.
  const ended = new Promise<never>((_, reject) =>
    lines.once("close", () =>
      reject(new Error("There was no answer. Go on where you were with: npx -y pnpm@12.21.0 run setup")),
    ),
  );
  // Nobody asks when it is closed in the end.
  ended.catch(() => {});
  return {
    ask: async (question) => (await Promise.race([lines.question(question), ended])).trim(),
    say: (text) => void output.write(`${text}\n`),
    close: () => lines.close(),
  };
}
