/** What the bundler and Next.js write by themselves. */
export const BUNDLER = "the bundler";

/**
 * The package that a source is of: one that is installed, or a folder of the workspace. Next.js has copies of React in
 * itself, which are React's all the same.
 *
 * @param source as a source map names it, such as `turbopack:///[project]/packages/ui/src/index.ts`
 */
export function packageOf(source: string): string {
  const copied = /\/next\/dist\/compiled\/(react|react-dom|scheduler|react-server-dom-turbopack)\//.exec(
    source,
  );
  if (copied?.[1] !== undefined) return copied[1];
  const installed = [...source.matchAll(/\/node_modules\/((?:@[^/]+\/)?[^/]+)\//g)].at(-1)?.[1];
  if (installed !== undefined) return installed;
  const folder = /\/((?:apps|packages)\/[^/]+)\//.exec(source)?.[1];
  return folder ?? BUNDLER;
}
