// What other packages' tests use: a deployment of `test/convex`, and an identity service to sign in with.
export { startTestDeployment } from "./deployment";
export { functions } from "./functions";
export { startIssuer, type Issuer } from "./issuer";
export { until } from "./until";
