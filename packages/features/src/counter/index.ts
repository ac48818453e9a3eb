export { LiveClicks } from "./live-clicks";
