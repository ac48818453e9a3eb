import type { HeaderCondition, Route } from "./config";

/** What a pattern captured, by number and by name. */
export type Captures = Readonly<Record<string, string | undefined>>;

/** What a route's pattern captures of a path, or undefined if the route is not for this request. */
export function matchRoute(
  route: Route,
  { method, path, headers }: { method: string; path: string; headers: Headers },
): Captures | undefined {
  const { src, methods, has = [], missing = [], caseSensitive } = route;
  const matched = new RegExp(`^(?:${src})$`, caseSensitive ? "" : "i").exec(path);
  if (matched === null || (methods && !methods.includes(method))) return undefined;
  if (!has.every((condition) => holds(condition, headers))) return undefined;
  if (missing.some((condition) => holds(condition, headers))) return undefined;
  return { ...Object.fromEntries(matched.entries()), ...matched.groups };
}

/** Whether a request has a header, and if that matters, with this value. */
export function holds({ key, value }: HeaderCondition, headers: Headers): boolean {
  const actual = headers.get(key);
  if (actual === null) return false;
  return value === undefined || new RegExp(`^(?:${value})$`).test(actual);
}

/** A destination or a header's value, with what was captured in place of `$1` and `$name`. */
export function fillIn(text: string, captures: Captures): string {
  return text.replaceAll(/\$(\d+|[A-Za-z_]\w*)/g, (_, name: string) => captures[name] ?? "");
}
