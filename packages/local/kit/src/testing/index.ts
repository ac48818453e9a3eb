export { fillDisk } from "./full-disk";
export { rawRequest } from "./raw-request";
export { temporaryDirectory } from "./temporary-directory";
