import type { Contract, PublicFunction } from "./contract";
import { type Misfit, misfits } from "./misfits";

/**
 * What a new backend would break: in front ends that are live and were built for the old one, and for documents that
 * are there. One plain sentence each; none when the change only adds.
 */
export function breakingChanges(before: Contract, after: Contract): string[] {
  const functions = Object.entries(before.functions).flatMap(([name, old]) => {
    const now = after.functions[name];
    return now === undefined
      ? [`${name} is gone. A front end that is live still calls it: keep it until none does.`]
      : functionBreaks(name, old, now);
  });
  const routes = before.routes
    .filter((route) => !after.routes.includes(route))
    .map(
      (route) => `The HTTP action ${route} is gone. Whoever calls it gets a 404: keep it until nobody does.`,
    );
  return [...functions, ...routes, ...documentBreaks(before.tables, after.tables)];
}

function functionBreaks(name: string, before: PublicFunction, after: PublicFunction): string[] {
  if (before.kind !== after.kind) {
    return [
      `${name} was a ${before.kind.toLowerCase()} and is a ${after.kind.toLowerCase()}. A front end that is live calls it as what it was: give the new one another name.`,
    ];
  }
  const args = before.args && after.args ? misfits(before.args, after.args, true) : [];
  // Without a validator nothing is promised, and nothing can be checked.
  const returns = before.returns && after.returns ? misfits(after.returns, before.returns, false) : [];
  return [
    ...args.map((misfit) => argumentSentence(name, misfit)),
    ...returns.map((misfit) => resultSentence(name, misfit)),
  ];
}

function argumentSentence(name: string, { path, kind, from, to }: Misfit): string {
  const argument = path === "" ? "the arguments of" : `the argument \`${path}\` of`;
  if (kind === "unknown") {
    return `${capital(argument)} ${name} is gone. A front end that is live still sends it and is refused: keep it, as v.optional, until none does.`;
  }
  if (kind === "missing") {
    return `${capital(argument)} ${name} is required now (${to}). A front end that is live does not send it: make it v.optional first.`;
  }
  return `${capital(argument)} ${name} was ${from} and must be ${to}. A front end that is live may send the former: accept both first.`;
}

function resultSentence(name: string, { path, kind, from, to }: Misfit): string {
  const field = path === "" ? `What ${name} returns` : `\`${path}\` in what ${name} returns`;
  if (kind === "missing") {
    return from === "nothing"
      ? `${field} is gone. A front end that is live reads it (${to}): keep it until none does.`
      : `${field} may be missing now. A front end that is live relies on it (${to}).`;
  }
  return `${field} can be ${from} now, and was ${to}. A front end that is live does not know the former.`;
}

function documentBreaks(before: Contract["tables"], after: Contract["tables"]): string[] {
  if (before === undefined || after === undefined) return [];
  return Object.entries(before).flatMap(([table, document]) => {
    const now = after[table];
    if (now === undefined) {
      return [
        `The table ${table} is gone from the schema. Its documents stay and nothing checks them: remove them first.`,
      ];
    }
    return misfits(document, now, true).map((misfit) => documentSentence(table, misfit));
  });
}

function documentSentence(table: string, { path, kind, from, to }: Misfit): string {
  const field = path === "" ? `A document of ${table}` : `The field \`${path}\` of ${table}`;
  if (kind === "unknown") {
    return `${field} is gone, and documents that have it no longer fit: make it v.optional, remove it from every document, then from the schema.`;
  }
  if (kind === "missing") {
    return `${field} is required now (${to}), and documents without it do not fit: make it v.optional, fill it everywhere, then require it.`;
  }
  return `${field} was ${from} and must be ${to}: documents that are there may not fit. Accept both, change them, then narrow it.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
