import type { z } from "zod";

/**
 * Checks an app's variables, when it is built and when its server starts.
 *
 * @param variables what each must be; an error message says what it is and where to find it
 * @throws Error that names every variable that is missing or malformed
 */
export function checkEnvironment(variables: z.ZodType, env: unknown): void {
  const { error } = variables.safeParse(env);
  if (!error) return;
  const lines = error.issues.map(({ path, message }) => `  ${path.map(String).join(".")}: ${message}`);
  throw new Error(
    `The environment is not complete:\n${lines.join("\n")}\nOn your machine the scripts of the root set them (npx -y pnpm@12.21.0 dev, build, start, checks), and so do others behind: pnpm exec node packages/local/stack/bin/stack.mjs -- <command>. Elsewhere set them where the app is built.`,
  );
}
