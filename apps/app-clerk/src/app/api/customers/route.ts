import { customersRoute } from "@repo/features/api";
import { apiOptions } from "#api/options.ts";
import { toHandlers } from "#api/route.ts";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = toHandlers(customersRoute(apiOptions));
