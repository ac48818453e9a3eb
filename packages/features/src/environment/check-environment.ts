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
    `The environment is not complete:\n${lines.join("\n")}\nCopy .env.example to .env.local, or run \`pnpm run doctor\`.`,
  );
}
