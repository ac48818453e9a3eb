import type { Field, Validator } from "./contract";

/** A value that one validator accepts and another one may not. */
export interface Misfit {
  /** Where, as in `patch.email`; empty for the value itself. */
  path: string;
  /** `unknown`: the field is not known there. `missing`: it is required there and not here. */
  kind: "unknown" | "missing" | "different";
  from: string;
  to: string;
}

/**
 * Where values that `from` accepts do not fit `to`. None when each of them does.
 *
 * @param strict whether a field that `to` does not know is refused, as in arguments and documents; a reader ignores it
 */
export function misfits(from: Validator, to: Validator, strict: boolean, path = ""): Misfit[] {
  const different: Misfit = { path, kind: "different", from: describe(from), to: describe(to) };
  if (to.type === "any") return [];
  if (from.type === "union") return from.value.flatMap((member) => misfits(member, to, strict, path));
  if (to.type === "union") return closest(from, to.value, strict, path) ?? [different];
  if (from.type === "object" && to.type === "object") return fieldMisfits(from.value, to.value, strict, path);
  if (from.type === "array" && to.type === "array") return misfits(from.value, to.value, strict, `${path}[]`);
  if (from.type === "record" && to.type === "record") {
    return [
      ...misfits(from.keys, to.keys, strict, path),
      ...misfits(from.values.fieldType, to.values.fieldType, strict, `${path}[]`),
    ];
  }
  if (from.type === "literal" && to.type === "literal") return from.value === to.value ? [] : [different];
  if (from.type === "literal") return typeof from.value === to.type ? [] : [different];
  if (from.type === "id" && to.type === "id") return from.tableName === to.tableName ? [] : [different];
  // An id is a string to whoever takes any.
  if (from.type === "id" && to.type === "string") return [];
  return from.type === to.type && from.type !== "object" ? [] : [different];
}

/** None if one of the members takes it; else what is wrong with the only one of its kind, for a plainer sentence. */
function closest(
  from: Validator,
  members: readonly Validator[],
  strict: boolean,
  path: string,
): Misfit[] | undefined {
  const tried = members.map((member) => misfits(from, member, strict, path));
  if (tried.some((found) => found.length === 0)) return [];
  const alike = tried.filter((_found, index) => members[index]?.type === from.type);
  return alike.length === 1 && from.type !== "literal" ? alike[0] : undefined;
}

function fieldMisfits(
  from: Record<string, Field>,
  to: Record<string, Field>,
  strict: boolean,
  path: string,
): Misfit[] {
  const at = (name: string): string => (path === "" ? name : `${path}.${name}`);
  const known = Object.entries(from).flatMap(([name, field]): Misfit[] => {
    const other = to[name];
    if (other === undefined) {
      return strict
        ? [{ path: at(name), kind: "unknown", from: describe(field.fieldType), to: "nothing" }]
        : [];
    }
    const missing: Misfit[] =
      field.optional && !other.optional
        ? [{ path: at(name), kind: "missing", from: "optional", to: describe(other.fieldType) }]
        : [];
    return [...missing, ...misfits(field.fieldType, other.fieldType, strict, at(name))];
  });
  const missing = Object.entries(to).flatMap(([name, field]): Misfit[] =>
    from[name] === undefined && !field.optional
      ? [{ path: at(name), kind: "missing", from: "nothing", to: describe(field.fieldType) }]
      : [],
  );
  return [...known, ...missing];
}

/** A validator in words: `string`, `"active" or "lead"`, `an id of users`. */
function describe(validator: Validator): string {
  if (validator.type === "literal") return JSON.stringify(validator.value);
  if (validator.type === "id") return `an id of ${validator.tableName}`;
  if (validator.type === "array") return `a list of ${describe(validator.value)}`;
  if (validator.type === "object") return "an object";
  if (validator.type === "record") return "a record";
  if (validator.type === "union") return validator.value.map(describe).join(" or ");
  return validator.type === "any" ? "anything" : validator.type;
}
