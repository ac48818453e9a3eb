/* eslint-disable */
/**
 * Generated `api` utility.
 *
 * THIS CODE IS AUTOMATICALLY GENERATED.
 *
 * To regenerate, run `npx convex dev`.
 * @module
 */

import type * as counter from "../counter.js";
import type * as customers from "../customers.js";
import type * as functions from "../functions.js";
import type * as http from "../http.js";
import type * as migrations from "../migrations.js";
import type * as model_counts from "../model/counts.js";
import type * as model_customers from "../model/customers.js";
import type * as model_errors from "../model/errors.js";
import type * as model_forget from "../model/forget.js";
import type * as model_identities from "../model/identities.js";
import type * as model_limits from "../model/limits.js";
import type * as model_pages from "../model/pages.js";
import type * as model_samples from "../model/samples.js";
import type * as model_search from "../model/search.js";
import type * as users from "../users.js";

import type {
  ApiFromModules,
  FilterApi,
  FunctionReference,
} from "convex/server";
import { anyApi, componentsGeneric } from "convex/server";

const fullApi: ApiFromModules<{
  counter: typeof counter;
  customers: typeof customers;
  functions: typeof functions;
  http: typeof http;
  migrations: typeof migrations;
  "model/counts": typeof model_counts;
  "model/customers": typeof model_customers;
  "model/errors": typeof model_errors;
  "model/forget": typeof model_forget;
  "model/identities": typeof model_identities;
  "model/limits": typeof model_limits;
  "model/pages": typeof model_pages;
  "model/samples": typeof model_samples;
  "model/search": typeof model_search;
  users: typeof users;
}> = anyApi as any;

/**
 * A utility for referencing Convex functions in your app's public API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = api.myModule.myFunction;
 * ```
 */
export const api: FilterApi<
  typeof fullApi,
  FunctionReference<any, "public">
> = anyApi as any;

/**
 * A utility for referencing Convex functions in your app's internal API.
 *
 * Usage:
 * ```js
 * const myFunctionReference = internal.myModule.myFunction;
 * ```
 */
export const internal: FilterApi<
  typeof fullApi,
  FunctionReference<any, "internal">
> = anyApi as any;

export const components = componentsGeneric() as unknown as {
  rateLimiter: import("@convex-dev/rate-limiter/_generated/component.js").ComponentApi<"rateLimiter">;
  customerCounts: import("@convex-dev/aggregate/_generated/component.js").ComponentApi<"customerCounts">;
  migrations: import("@convex-dev/migrations/_generated/component.js").ComponentApi<"migrations">;
};
