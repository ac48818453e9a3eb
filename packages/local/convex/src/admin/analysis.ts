import type { AuthProvider } from "../auth/providers";
import { capitalize } from "../engine/capitalize";
import { httpRoutes } from "../engine/run/http-router";
import { asRegisteredFunction } from "../engine/run/registered-function";
import type { IndexChanges, LoadedModules } from "../engine/types";

/** What `deploy2/start_push` answers of the pushed modules; codegen makes a static API of it (cli/lib/deployApi). */
export function analyze(modules: LoadedModules): Record<string, object> {
  return Object.fromEntries(
    Object.entries(modules).map(([name, exports]) => [
      `${name}.js`,
      {
        functions: Object.entries(exports).flatMap(([exportName, value]) => functionOf(exportName, value)),
        httpRoutes: name === "http" ? routesOf(exports.default) : null,
        cronSpecs: null,
        sourceMapped: null,
      },
    ]),
  );
}

function functionOf(name: string, value: unknown): object[] {
  const registered = asRegisteredFunction(value);
  if (registered === null) return [];
  const { kind, isPublic } = registered;
  const args = JSON.stringify(registered.argsValidator());
  const returns = JSON.stringify(registered.returnsValidator() ?? { type: "any" });
  const visibility = { kind: isPublic ? "public" : "internal" };
  return [{ name, pos: null, udfType: capitalize(kind), visibility, args, returns }];
}

function routesOf(router: unknown): object[] {
  return httpRoutes(router).map(([path, method]) => ({ route: { path, method }, pos: null }));
}

/** A provider of auth.config as `deploy2/start_push` answers it. */
export function toAuthInfo(provider: AuthProvider): object {
  return provider.type === "customJwt"
    ? { ...provider, applicationID: provider.applicationID ?? null }
    : { domain: provider.domain, applicationID: provider.applicationID };
}

/** What the CLI prints as added and removed indexes, by component. */
export function toIndexDiffs(changes: ReadonlyMap<string, IndexChanges>): object {
  return Object.fromEntries(
    [...changes].map(([path, { added, removed }]) => [
      path,
      { added_indexes: added, removed_indexes: removed },
    ]),
  );
}
