import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "./contract";
import { readSourceContract } from "./read-contract";

/**
 * Reads the contract that the functions had at a commit. Their files are put beside today's for as long as that takes,
 * where they find the packages that they import.
 *
 * @throws Error when the commit is not in this clone, or its functions import what is no longer installed
 */
export async function readContractAt(commit: string, root: string, backend: string): Promise<Contract> {
  const folder = mkdtempSync(join(root, backend, ".contract-"));
  try {
    const archive = execFileSync("git", ["archive", commit, backend], {
      cwd: root,
      maxBuffer: 256 * 1024 * 1024,
    });
    const depth = backend.split("/").length;
    // The settings of the compiler lead to files that are not there.
    execFileSync("tar", ["-x", "--exclude=tsconfig.json", `--strip-components=${depth}`, "-C", folder], {
      input: archive,
    });
    return await readSourceContract(join(folder, "convex"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
