import { formatMessages, type BuildFailure } from "esbuild";

const USE_NODE_HELP =
  'It looks like you are using Node APIs from a file without the "use node" directive.\n' +
  'Split out actions using Node.js APIs like this into a new file only containing actions that uses "use node" ' +
  "so these actions will run in a Node.js environment.\n" +
  "For more information see https://docs.convex.dev/functions/runtimes#nodejs-runtime\n";

/** The result of a build. Throws an Error that begins with `failure` and has esbuild's own report for what does not build. */
export async function reportingBuildErrors<Result>(
  failure: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    const report = await formatMessages(error.errors, { kind: "error", color: false });
    throw new Error(`${failure}:\n${report.join("")}${isForNode(error) ? USE_NODE_HELP : ""}`, {
      cause: error,
    });
  }
}

function isForNode({ errors }: BuildFailure): boolean {
  return errors.some(({ notes }) =>
    notes.some(({ text }) => text.includes("Are you trying to bundle for node?")),
  );
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && "warnings" in error;
}
