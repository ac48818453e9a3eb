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

interface Identifier extends Node {
  name: string;
}

interface FunctionNode extends WithBody {
  id: Identifier | null;
  async: boolean;
  generator: boolean;
}

interface CallExpression extends Node {
  callee: Node;
}

interface ImportExpression extends Node {
  source: Node;
}

interface ExportDeclaration extends Node {
  specifiers?: readonly { local: Node }[];
  declaration?: { id?: Identifier | null } | null;
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

/** What may go on without end, or calls what does. */
const BUSY: ReadonlySet<string> = new Set([
  ...LOOPS,
  ...FUNCTIONS,
  "CallExpression",
  "NewExpression",
  "TaggedTemplateExpression",
  "ImportExpression",
  "AwaitExpression",
  "YieldExpression",
  "SpreadElement",
  "ArrayPattern",
  "ObjectPattern",
  "ClassExpression",
  "ClassDeclaration",
]);

/** Characters of code whose guarded form is kept, in each environment. */
const KEPT_CODE = 8_000_000;

const GUARDED: Readonly<Record<ModuleEnvironment, RecentResults<string>>> = {
  isolate: new RecentResults((code) => guard(code, "isolate"), KEPT_CODE),
  node: new RecentResults((code) => guard(code, "node"), KEPT_CODE),
};

/**
 * Puts a call into the body of every loop and of every function of an ES module, by which code that does not end is
 * ended (`engine/run/loop-guard.ts`). Lines stay where they are, so that source maps and stack traces name the right
 * one. A function that only calculates has none if it is only ever called by code that has one: for the small functions
 * that hash a password the calls would take several times as long as the work. In Convex's own runtime an import by a
 * name that is computed is looked at when it is made.
 *
 * @throws SyntaxError for code that is no ES module
 */
export function withLoopGuard(code: string, environment: ModuleEnvironment): string {
  return GUARDED[environment].of(code);
}

function guard(code: string, environment: ModuleEnvironment): string {
  const tick = TICK[environment];
  const insertions = new Insertions();
  const ast = parse(code, { ecmaVersion: "latest", sourceType: "module", allowHashBang: true });
  const names = new Names();
  const guarded: { node: WithBody; leaf: string | null }[] = [];
  // Nodes come from the inside to the outside: what begins behind a function's beginning is part of it.
  let lastBusy = -1;
  full(ast, (node) => {
    names.note(node);
    if (environment === "isolate" && isComputedImport(node)) {
      insertions.around(node.source, `${RUNTIME_HOLDER}.refuseImport(`, ")");
    }
    const isLeaf = node.type === "FunctionDeclaration" && lastBusy < node.start;
    if (LOOPS.has(node.type) || FUNCTIONS.has(node.type)) {
      guarded.push({ node: node as WithBody, leaf: isLeaf ? nameOfLeaf(node) : null });
    }
    if (BUSY.has(node.type)) lastBusy = Math.max(lastBusy, node.start);
  });
  for (const { node, leaf } of guarded) {
    if (leaf !== null && names.isOnlyCalled(leaf)) continue;
    const { body } = node;
    if (body.type === "BlockStatement") insertions.after(body.start + 1, `${tick};`);
    else if (LOOPS.has(node.type)) insertions.around(body, `{${tick};`, "}");
    else insertions.around(body, `(${tick},`, ")");
  }
  return insertions.into(code);
}

/** What its bundler could resolve is a literal by now, of a file beside it. */
function isComputedImport(node: Node): node is ImportExpression {
  return node.type === "ImportExpression" && (node as ImportExpression).source.type !== "Literal";
}

/** Null for a generator and for an asynchronous function: to call one is not to run it. */
function nameOfLeaf({ id, async, generator }: FunctionNode): string | null {
  return async || generator ? null : (id?.name ?? null);
}

/** Where a module mentions its names, whatever they stand for there. */
class Names {
  readonly #mentioned = new Map<string, number>();
  readonly #called = new Map<string, number>();

  note(node: Node): void {
    if (isIdentifier(node)) count(this.#mentioned, node.name);
    else if (node.type === "CallExpression") {
      const { callee } = node as CallExpression;
      if (isIdentifier(callee)) count(this.#called, callee.name);
    } else if (node.type === "ExportNamedDeclaration" || node.type === "ExportDefaultDeclaration") {
      // What an export mentions does not come by itself.
      const { specifiers = [], declaration } = node as ExportDeclaration;
      for (const { local } of specifiers) if (isIdentifier(local)) count(this.#mentioned, local.name);
      if (declaration?.id) count(this.#mentioned, declaration.id.name);
    }
  }

  /** Whether a function of this name is mentioned nowhere but where it is declared and where it is called. */
  isOnlyCalled(name: string): boolean {
    return this.#mentioned.get(name) === 1 + (this.#called.get(name) ?? 0);
  }
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function isIdentifier(node: Node): node is Identifier {
  return node.type === "Identifier";
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
