export { AppendOnlyFile, writeFully } from "./append-only-file";
export { readIfPresent, writeAtomically } from "./atomic-file";
export { syncDirectory } from "./directory";
export { DiskError } from "./disk-error";
export { GroupSync } from "./group-sync";
export { readLines, type Line } from "./lines";
