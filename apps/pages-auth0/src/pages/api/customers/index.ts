import { customersRoute } from "@repo/features/api";
import { apiOptions } from "../../../api/options";
import { toHandler } from "../../../api/route";

export default toHandler(customersRoute(apiOptions));

export const config = { api: { bodyParser: false } };
