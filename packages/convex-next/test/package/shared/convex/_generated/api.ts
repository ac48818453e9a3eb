import { makeFunctionReference } from "convex/server";

/** In the place of what `convex codegen` writes. */
export const api = {
  customers: { list: makeFunctionReference<"query", Record<string, never>, string[]>("customers:list") },
};
