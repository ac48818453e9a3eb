import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A change of one place in a file of the functions. */
interface Edit {
  file: string;
  from: string;
  to: string;
}

/** The functions as they were, or will be, made of those that are there. */
interface Version {
  edits: readonly Edit[];
  /** Files that it does not have. */
  without: readonly string[];
}

/** Before customers were counted. */
export const before: Version = {
  edits: [
    {
      file: "convex.config.ts",
      from: 'import aggregate from "@convex-dev/aggregate/convex.config";\n',
      to: "",
    },
    {
      file: "convex.config.ts",
      from: 'import migrations from "@convex-dev/migrations/convex.config";\n',
      to: "",
    },
    {
      file: "convex.config.ts",
      from: 'app.use(aggregate, { name: "customerCounts" });\napp.use(migrations);\n',
      to: "",
    },
    { file: "schema.ts", from: "customersCounted: v.optional(v.boolean()),", to: "" },
    { file: "model/identities.ts", from: ", customersCounted: true", to: "" },
    { file: "model/counts.ts", from: "await counts.insert(ctx, entry(userId, id));", to: "" },
  ],
  without: ["migrations.ts"],
};

/** After the migration: whether a user's customers are counted is known of everybody. */
export const contracted: Version = {
  edits: [
    {
      file: "schema.ts",
      from: "customersCounted: v.optional(v.boolean()),",
      to: "customersCounted: v.boolean(),",
    },
  ],
  without: [],
};

/** The settings of the type checker lead to the repository's, and its tests are those of the functions as they are. */
const isPushed = (file: string): boolean => !/tsconfig\.json$|\.test\.ts$/.test(file);

/**
 * Writes a version of the functions to a folder of its own, from where the Convex CLI pushes it. Not for its type checker: the
 * types that were generated are those of the functions as they are.
 *
 * @param backend the package with the functions as they are
 * @throws Error when the functions have not got a place that the version changes, or have it twice
 */
export function writeVersion(version: Version, backend: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ["convex", "rules", "convex.json", "package.json"]) {
    cpSync(join(backend, part), join(folder, part), { recursive: true, filter: isPushed });
  }
  symlinkSync(join(backend, "node_modules"), join(folder, "node_modules"));
  for (const { file, from, to } of version.edits) {
    const path = join(folder, "convex", file);
    const parts = readFileSync(path, "utf8").split(from);
    if (parts.length !== 2) {
      throw new Error(
        `${file} has ${JSON.stringify(from)} ${parts.length - 1} times, and the rehearsal of a migration counts on once: see packages/deploy/src/rehearse/versions.ts.`,
      );
    }
    writeFileSync(path, parts.join(to));
  }
  for (const file of version.without) rmSync(join(folder, "convex", file));
}
