/** Where a pull request's version answers. */
export interface Preview {
  /** The Convex deployment's URL. */
  deployment: string;
  /** The address of each app. */
  apps: Readonly<Record<string, string>>;
}

/** The comment on a pull request. It names the deployment for {@link deploymentOf}, which finds it when the pull request is closed. */
export function previewComment({ deployment, apps }: Preview): string {
  return [
    "This pull request's version, on a Convex deployment of its own:",
    "",
    ...Object.entries(apps).map(([name, url]) => `- **${name}**: ${url}`),
    `- Convex: ${deployment}`,
    "",
    "Signing in works where the identity provider knows these addresses. They go when the pull request is closed.",
    `<!-- deployment: ${deploymentName(deployment)} -->`,
    "",
  ].join("\n");
}

/** The name of the deployment that a comment names; undefined for any other text. */
export function deploymentOf(comment: string): string | undefined {
  return /<!-- deployment: ([a-z0-9-]+) -->/.exec(comment)?.[1];
}

/** The name in a deployment's URL. @throws Error for a URL that is none of a deployment on Convex */
function deploymentName(url: string): string {
  const name = /^https:\/\/([a-z0-9-]+)(?:\.[a-z0-9-]+)*\.convex\.cloud\/?$/.exec(url)?.[1];
  if (name === undefined) throw new Error(`${url} is not the URL of a deployment on Convex.`);
  return name;
}
