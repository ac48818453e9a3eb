export { createLabFrame } from "./create-lab-frame";
export { BASELINE, type LabLinkProps, type LabTechnique } from "./technique";
export { LabView } from "./views/lab-view";
export { RowsView, type RowsViewProps } from "./views/rows-view";
