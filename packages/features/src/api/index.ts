export { countRoute } from "./count";
export { customersRoute } from "./customers";
export { customersExportRoute } from "./customers-export";
export { Problem, UNANSWERED_CHANGE } from "./problem";
export { apiRoute, type ApiRoute } from "./route";
export type { ApiOptions } from "./token";
