import { customersRoute } from "@repo/features/api";
import { apiOptions } from "../../../api/options";
import { toHandlers } from "../../../api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = toHandlers(customersRoute(apiOptions));
