export { Shell } from "./shell";
export { PageFailed } from "./page-failed";
export { PageNotFound } from "./not-found";
