import type { TableNumbers } from "./ids";
import type { TableOf } from "./validators";

/** Between the parts of a component's path, and between that and a table's name: no name has one. */
const SEPARATOR = "/";

/**
 * What a component's table is called in the database: "rateLimiter/rateLimits", and plainly by its name for the app,
 * whose path is empty. Throws for a name that is none, which would otherwise name another component's table.
 */
export function tableIn(componentPath: string, table: string): string {
  if (table.includes(SEPARATOR)) throw new Error(`Invalid table name: "${table}".`);
  return childPath(componentPath, table);
}

/** The path of a component that is called `name` in another one. */
export function childPath(componentPath: string, name: string): string {
  return componentPath === "" ? name : componentPath + SEPARATOR + name;
}

/** The path of the component that has a table of the database; empty for the app. */
export function componentOf(qualified: string): string {
  return qualified.slice(0, Math.max(0, qualified.lastIndexOf(SEPARATOR)));
}

/** What a table of the database is called in its own component. */
export function nameInComponent(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf(SEPARATOR) + 1);
}

/** Whether a table of the database is what each component calls `name`. */
export function isTableNamed(name: string, qualified: string): boolean {
  return qualified.endsWith(name) && nameInComponent(qualified) === name;
}

/** Ids as a component sees them: those of its own tables, under the names that it knows; all others are none. */
export function idsIn(componentPath: string, numbers: TableNumbers): TableOf {
  return (id) => {
    const table = numbers.tableOf(id);
    return table === null || componentOf(table) !== componentPath ? null : nameInComponent(table);
  };
}
