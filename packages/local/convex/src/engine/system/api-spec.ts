import { jsonToConvex, type JSONValue, type Value } from "convex/values";

import { capitalize } from "../capitalize";
import type { Functions } from "../run/functions";
import { httpRoutes } from "../run/http-router";

/** What `npx convex function-spec` prints of each function and each route. */
export function apiSpec(functions: Functions): Value[] {
  const called = [...functions.entries()].map(([path, registered]) => ({
    functionType: capitalize(registered.kind),
    identifier: path.replace(":", ".js:"),
    visibility: { kind: registered.isPublic ? "public" : "internal" },
    args: asValue(registered.argsValidator()),
    returns: asValue(registered.returnsValidator() ?? { type: "any" }),
  }));
  const routes = httpRoutes(functions.defaultExport("http")).map(([path, method]) => ({
    functionType: "HttpAction",
    method,
    path,
  }));
  return [...called, ...routes];
}

/** A validator in its JSON form as a value that a query may return: a literal in it is one already. */
function asValue(validator: object): Value {
  return jsonToConvex(validator as JSONValue);
}
