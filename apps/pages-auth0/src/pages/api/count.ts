import { countRoute } from "@repo/features/api";
import { apiOptions } from "../../api/options";
import { toHandler } from "../../api/route";

export default toHandler(countRoute(apiOptions));

export const config = { api: { bodyParser: false } };
