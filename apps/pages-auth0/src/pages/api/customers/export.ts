import { customersExportRoute } from "@repo/features/api";
import { apiOptions } from "#api/options.ts";
import { toHandler } from "#api/route.ts";

export default toHandler(customersExportRoute(apiOptions));

export const config = { api: { bodyParser: false } };
