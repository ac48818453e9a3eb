export { countRoute } from "./count";
export { customersRoute } from "./customers";
export { customersExportRoute } from "./customers-export";
export { Problem } from "./problem";
export { apiRoute, type ApiRoute } from "./route";
export type { ApiOptions } from "./token";
