import { customersRoute } from "@repo/features/api";
import { apiOptions } from "#api/options.ts";
import { toHandler } from "#api/route.ts";

export default toHandler(customersRoute(apiOptions));

export const config = { api: { bodyParser: false } };
