import { countRoute } from "@repo/features/api";
import { apiOptions } from "#api/options.ts";
import { toHandler } from "#api/route.ts";

export default toHandler(countRoute(apiOptions));

export const config = { api: { bodyParser: false } };
