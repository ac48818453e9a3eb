import { parse, type Node } from "acorn";
import { full } from "acorn-walk";

import { RUNTIME_HOLDER } from "../engine/run/runtime-globals";
import type { ModuleEnvironment } from "./environments";
import { RecentResults } from "./recent-results";

/** What guarded code calls: each runtime has its own limit of memory. */
const TICK: Readonly<Record<ModuleEnvironment, string>> = {
  isolate: `${RUNTIME_HOLDER}.tick()`,
  node: `${RUNTIME_HOLDER}.tickInNode()`,
};

/** As far as this file looks at them: acorn's loops and functions (ESTree). */
interface WithBody extends Node {
  body: Node;
}

const LOOPS: ReadonlySet<string> = new Set([
  "ForStatement",
  "ForInStatement",
  "ForOfStatement",
  "WhileStatement",
  "DoWhileStatement",
]);
const FUNCTIONS: ReadonlySet<string> = new Set([
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
]);

/** Characters of code whose guarded form is kept, in each environment. */
const KEPT_CODE = 8_000_000;

const GUARDED: Readonly<Record<ModuleEnvironment, RecentResults<string>>> = {
  isolate: new RecentResults((code) => guard(code, TICK.isolate), KEPT_CODE),
  node: new RecentResults((code) => guard(code, TICK.node), KEPT_CODE),
};

/**
 * Puts a call into the body of every loop and of every function of an ES module, by which code that does not end is
 * ended (`engine/run/loop-guard.ts`). Lines stay where they are, so that source maps and stack traces name the right
 * one.
 *
 * @throws SyntaxError for code that is no ES module
 */
export function withLoopGuard(code: string, environment: ModuleEnvironment): string {
  return GUARDED[environment].of(code);
}

function guard(code: string, tick: string): string {
  const insertions = new Insertions();
  const ast = parse(code, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true });
  full(ast, (node) => {
    const isLoop = LOOPS.has(node.type);
    if (!isLoop && !FUNCTIONS.has(node.type)) return;
    const { body } = node as WithBody;
    if (body.type === "BlockStatement") insertions.after(body.start + 1, `${tick};`);
    else if (isLoop) insertions.around(body, `{${tick};`, "}");
    else insertions.around(body, `(${tick},`, ")");
  });
  return insertions.into(code);
}

/** Texts to be put into code. Nodes come from the inside to the outside. */
class Insertions {
  /** By position; what ends there stands before what begins. */
  readonly #texts = new Map<number, { closing: string; opening: string }>();

  after(position: number, text: string): void {
    const texts = this.#at(position);
    texts.opening = text + texts.opening;
  }

  around({ start, end }: Node, opening: string, closing: string): void {
    this.after(start, opening);
    this.#at(end).closing += closing;
  }

  into(code: string): string {
    const parts: string[] = [];
    let done = 0;
    for (const [position, { closing, opening }] of [...this.#texts].toSorted(([a], [b]) => a - b)) {
      parts.push(code.slice(done, position), closing, opening);
      done = position;
    }
    parts.push(code.slice(done));
    return parts.join("");
  }

  #at(position: number): { closing: string; opening: string } {
    const known = this.#texts.get(position);
    if (known !== undefined) return known;
    const texts = { closing: "", opening: "" };
    this.#texts.set(position, texts);
    return texts;
  }
}
