export { AppendOnlyFile, writeFully } from "./append-only-file";
export { readIfPresent, writeAtomically } from "./atomic-file";
export { DiskError } from "./disk-error";
