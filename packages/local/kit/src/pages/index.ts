export { layout, time } from "./layout";
export { stylesheet } from "./stylesheet";
