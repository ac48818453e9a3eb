import { currentExecution, type Execution } from "./execution";

/** Those that the deployment itself and everything in Node rely on. */
const OWN_NAMES: ReadonlySet<PropertyKey> = new Set(Reflect.ownKeys(globalThis));

/**
 * What functions see as the global object. A global that one of them replaces, as @convex-dev/workflow does while it
 * repeats a workflow, is another one for that run alone, as on Convex, where no run shares its globals: the deployment
 * shares this process with all of them. What a module replaces while it is loaded holds for all runs. New names are
 * those of the process.
 *
 * @param replacements what is there in place of Node's globals, by name; undefined for what is not
 */
export function functionsGlobal(replacements: ReadonlyMap<PropertyKey, unknown>): typeof globalThis {
  const ofModules: Globals = Object.create(null);
  const ofRuns = new WeakMap<Execution, Globals>();

  const written = (name: PropertyKey): Globals | undefined => {
    const run = currentExecution.getStore();
    const own = run === undefined ? undefined : ofRuns.get(run);
    if (own !== undefined && name in own) return own;
    return name in ofModules ? ofModules : undefined;
  };
  const toWrite = (): Globals => {
    const run = currentExecution.getStore();
    if (run === undefined) return ofModules;
    const known = ofRuns.get(run);
    if (known !== undefined) return known;
    const own: Globals = Object.create(null);
    ofRuns.set(run, own);
    return own;
  };

  return new Proxy(globalThis, {
    get(target, name) {
      const source = written(name);
      if (source !== undefined) return Reflect.get(source, name, target);
      return replacements.has(name) ? replacements.get(name) : Reflect.get(target, name);
    },
    set(target, name, value) {
      if (!OWN_NAMES.has(name)) return Reflect.set(target, name, value);
      return Reflect.defineProperty(toWrite(), name, { ...REPLACED, value });
    },
    defineProperty(target, name, descriptor) {
      if (!OWN_NAMES.has(name)) return Reflect.defineProperty(target, name, descriptor);
      return Reflect.defineProperty(toWrite(), name, { ...descriptor, configurable: true });
    },
    getOwnPropertyDescriptor: (target, name) =>
      Reflect.getOwnPropertyDescriptor(written(name) ?? target, name),
    deleteProperty(target, name) {
      if (!OWN_NAMES.has(name)) return Reflect.deleteProperty(target, name);
      return Reflect.defineProperty(toWrite(), name, { ...REPLACED, value: undefined });
    },
  });
}

type Globals = Record<PropertyKey, unknown>;

const REPLACED = { writable: true, enumerable: true, configurable: true };
