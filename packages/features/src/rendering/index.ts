export { CustomersPanel } from "./customers-panel";
export { RenderingFrame, type RenderingFrameProps } from "./frame";
export { LiveCustomers } from "./live-customers";
export { ReadInBrowser, type ReadProblem } from "./read-in-browser";
