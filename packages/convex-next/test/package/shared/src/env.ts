/** The deployment's URL, in the browser as well. */
export const deploymentUrl = required(process.env.NEXT_PUBLIC_CONVEX_URL);

function required(value: string | undefined): string {
  if (!value) throw new Error("Set NEXT_PUBLIC_CONVEX_URL to the deployment's URL.");
  return value;
}
