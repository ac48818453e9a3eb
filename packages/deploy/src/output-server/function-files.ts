import {
  constants,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { refuseUnknownKeys, UnknownFeatureError } from "./unknown-feature";

/** How a function is called. */
export interface Launch {
  /** The module, below the function's files. */
  handler: string;
  /** Whether it takes a Request and returns a Response, instead of Node's two objects. */
  useWebApi: boolean;
}

const functionKeys = new Set([
  ..."handler runtime launcherType useWebApi filePathMap shouldAddHelpers environment".split(" "),
  // Of no effect on one machine.
  ..."architecture framework operationType maxDuration memory regions shouldAddSourcemapSupport".split(" "),
  ..."supportsMultiPayloads supportsResponseStreaming experimentalAllowBundling".split(" "),
  "shouldDisableAutomaticFetchInstrumentation",
]);

/**
 * Lays out a function's files as Vercel would: its own, and those of the repository that it names, and no other. So a
 * file that was forgotten is missing here, too.
 *
 * @param folder the `.func` folder
 * @param root what `filePathMap` is relative to
 * @param target a folder outside of the repository, whose modules would be found from below it
 * @throws UnknownFeatureError for a function of another kind
 */
export function layOutFunction(folder: string, root: string, target: string): Launch {
  const config = JSON.parse(readFileSync(join(folder, ".vc-config.json"), "utf8")) as {
    handler: string;
    runtime: string;
    launcherType?: string;
    useWebApi?: boolean;
    shouldAddHelpers?: boolean;
    environment?: object;
    filePathMap?: Record<string, string>;
  };
  if (!config.runtime.startsWith("nodejs") || config.launcherType !== "Nodejs") {
    throw new UnknownFeatureError(`The function ${folder} runs on ${config.runtime}, not on Node.`);
  }
  refuseUnknownKeys(`The function ${folder}`, config, functionKeys);
  if (config.shouldAddHelpers || Object.keys(config.environment ?? {}).length > 0) {
    throw new UnknownFeatureError(`The function ${folder} has helpers or an environment of its own.`);
  }
  cpSync(folder, target, { recursive: true, verbatimSymlinks: true });
  for (const [path, source] of Object.entries(config.filePathMap ?? {})) {
    copy(join(root, source), join(target, path));
  }
  return { handler: join(target, config.handler), useWebApi: config.useWebApi ?? false };
}

/** Packages are links to each other in the package manager's store: a link stays one, and leads within the function. */
function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  if (lstatSync(from).isSymbolicLink()) symlinkSync(readlinkSync(from), to);
  else copyFileSync(from, to, constants.COPYFILE_FICLONE);
}
