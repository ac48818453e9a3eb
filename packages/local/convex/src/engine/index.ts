export { createEngine } from "./engine";
