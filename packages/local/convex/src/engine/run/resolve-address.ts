import { canonicalFunctionPath } from "#function-path";

import { childPath } from "../data/component-tables";
import { HANDLE_PREFIX, HANDLE_SEPARATOR } from "../data/function-handle";
import type { Address } from "./function-address";
import type { Functions } from "./functions";
import type { FunctionAddress } from "../types";

const CHILD_PREFIX = "_reference/childComponent/";

/** The function that code of a component means. Throws, as Convex does, for what it may not call. */
export function resolveAddress(
  functions: Functions,
  componentPath: string,
  address: Address,
): FunctionAddress {
  const { name, functionHandle, reference = "" } = address;
  if (name !== undefined) return { componentPath, path: name };
  if (functionHandle !== undefined) return fromHandle(functions, functionHandle);
  if (reference.startsWith(CHILD_PREFIX)) {
    return exportOfChild(functions, componentPath, reference.slice(CHILD_PREFIX.length).split("/"));
  }
  throw new Error(`${JSON.stringify(reference)} is no reference to a function.`);
}

/** What `createFunctionHandle` gives. It names a function for whoever has it, in every component. */
export function toHandle(functions: Functions, address: FunctionAddress): string {
  checkExists(functions, address);
  const path = canonicalFunctionPath(address.path);
  const { componentPath } = address;
  return HANDLE_PREFIX + (componentPath === "" ? path : componentPath + HANDLE_SEPARATOR + path);
}

function fromHandle(functions: Functions, handle: string): FunctionAddress {
  const [path = "", componentPath = ""] = handle
    .slice(HANDLE_PREFIX.length)
    .split(HANDLE_SEPARATOR)
    .reverse();
  const address = { componentPath, path };
  checkExists(functions, address);
  return address;
}

function checkExists(functions: Functions, { componentPath, path }: FunctionAddress): void {
  if ((functions.in(componentPath)?.find(path) ?? null) === null)
    throw new Error("Function handle not found");
}

/** Children export their public functions; a component sees its own children alone. */
function exportOfChild(
  functions: Functions,
  componentPath: string,
  [child = "", ...attributes]: readonly string[],
): FunctionAddress {
  const path = childPath(componentPath, child);
  const component = functions.in(path);
  if (component === null) throw new Error(`Child component ${JSON.stringify(child)} not found`);
  const address = { componentPath: path, path: `${attributes.slice(0, -1).join("/")}:${attributes.at(-1)}` };
  if (component.findPublic(address.path) !== null) return address;
  throw new Error(`Child component ${JSON.stringify(child)} does not export ${JSON.stringify(attributes)}`);
}
