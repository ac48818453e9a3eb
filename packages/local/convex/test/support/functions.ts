import {
  makeFunctionReference,
  type PaginationOptions,
  type PaginationResult,
  type RequestMetadata,
  type UserIdentity,
} from "convex/server";

type Name = { name: string };
type Empty = Record<string, never>;

/** The functions of `test/convex`, as `convex codegen` would type them. */
export const functions = {
  counter: {
    get: makeFunctionReference<"query", Name, number>("counter:get"),
    increment: makeFunctionReference<"mutation", Name, number>("counter:increment"),
    incrementBoth: makeFunctionReference<"mutation", { names: string[] }, null>("counter:incrementBoth"),
    incrementLater: makeFunctionReference<"mutation", Name & { ms: number }, null>("counter:incrementLater"),
    incrementByAction: makeFunctionReference<"action", Name, string>("counter:incrementByAction"),
    wait: makeFunctionReference<"query", Record<string, never>, string>("counter:wait"),
    incrementBesideForgotten: makeFunctionReference<"mutation", Name, number>(
      "counter:incrementBesideForgotten",
    ),
    incrementBesideThrowing: makeFunctionReference<"mutation", Name, number>(
      "counter:incrementBesideThrowing",
    ),
    throwLater: makeFunctionReference<"action", Name, null>("counter:throwLater"),
    fail: makeFunctionReference<"mutation", Name, never>("counter:fail"),
    refuse: makeFunctionReference<"mutation", Empty, never>("counter:refuse"),
    secret: makeFunctionReference<"query", Empty, number>("counter:secret"),
    echo: makeFunctionReference<"query", { value: unknown }, unknown>("counter:echo"),
    log: makeFunctionReference<"query", Empty, null>("counter:log"),
    urls: makeFunctionReference<"query", Empty, { cloud: string; site: string }>("counter:urls"),
    addBlob: makeFunctionReference<"mutation", { repeats: number }, null>("counter:addBlob"),
    blobs: makeFunctionReference<"query", Empty, string[]>("counter:blobs"),
  },
  metadata: {
    ofMutation: makeFunctionReference<"mutation", Empty, RequestMetadata>("metadata:ofMutation"),
    ofAction: makeFunctionReference<"action", Empty, RequestMetadata>("metadata:ofAction"),
  },
  customers: {
    whoAmI: makeFunctionReference<"query", Empty, UserIdentity | null>("customers:whoAmI"),
    list: makeFunctionReference<"query", Empty, string[]>("customers:list"),
    page: makeFunctionReference<
      "query",
      { paginationOpts: PaginationOptions },
      PaginationResult<{ name: string }>
    >("customers:page"),
    create: makeFunctionReference<"mutation", Name, null>("customers:create"),
  },
};
