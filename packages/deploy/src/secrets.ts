import type { Kind } from "./kind";

/** A secret of the repository, which `.github/workflows/deploy.yml` reads. */
export interface Secret {
  name: string;
  /** What needs it; both, if left out. */
  kind?: Kind;
  optional?: boolean;
  /** What it is. */
  what: string;
  /** Where to find it. */
  where: string;
  format?: RegExp;
  /** How a well-formed one looks. */
  expected?: string;
}

const project = (folder: string) =>
  ({
    what: `The Vercel project with ${folder} as its root directory`,
    where: "Vercel → the project → Settings → General → Project ID",
    format: /^prj_\w+$/,
    expected: "begin with prj_",
  }) as const;

const bypass = {
  optional: true,
  what: "Lets the smoke journeys through, where previews ask for a login",
  where: "Vercel → the project → Settings → Deployment Protection → Protection Bypass for Automation",
} as const;

/** Every secret of the deployment: the one list that the workflow and `.github/DEPLOYING.md` are checked against. */
export const secrets: readonly Secret[] = [
  {
    name: "CONVEX_DEPLOY_KEY",
    kind: "production",
    what: "Pushes to the production deployment",
    where: "Convex dashboard → the project → Production → Settings → Deploy Keys",
    format: /^prod:[\w-]+\|\S+$/,
    expected: "begin with prod: (a key that begins with preview: or dev: is of another deployment)",
  },
  {
    name: "CONVEX_PREVIEW_DEPLOY_KEY",
    kind: "preview",
    what: "Makes a deployment for each pull request",
    where: "Convex dashboard → Project Settings → Preview Deploy Keys",
    format: /^preview:[\w-]+:[\w-]+\|\S+$/,
    expected: "begin with preview: and name a team and a project (never one of production)",
  },
  {
    name: "CONVEX_TEAM_TOKEN",
    kind: "preview",
    optional: true,
    what: "Deletes the preview deployment when its pull request is closed; without it Convex does after some days",
    where: "Convex dashboard → Team Settings → Access Tokens",
  },
  {
    name: "VERCEL_TOKEN",
    what: "Deploys to Vercel",
    where: "Vercel → Account Settings → Tokens",
  },
  {
    name: "VERCEL_ORG_ID",
    what: "Whose projects they are",
    where: "Vercel → Team Settings → General → Team ID",
    format: /^(?:team_)?\w+$/,
    expected: "be a team's ID, team_…, or a user's",
  },
  // only: pages-auth0
  { name: "VERCEL_PROJECT_ID_PAGES_AUTH0", ...project("apps/pages-auth0") },
  { name: "VERCEL_BYPASS_PAGES_AUTH0", ...bypass },
  // only: app-clerk
  { name: "VERCEL_PROJECT_ID_APP_CLERK", ...project("apps/app-clerk") },
  { name: "VERCEL_BYPASS_APP_CLERK", ...bypass },
  // only: end
];

/** Whether a deployment can begin. Missing secrets are no failure, wrong ones are. */
export interface SecretsReport {
  ready: boolean;
  /** Secrets that are not set: a sentence each. */
  missing: string[];
  /** Secrets that cannot be right: a sentence each. Their values are never shown. */
  wrong: string[];
}

/** Checks the secrets that a kind of deployment needs, before anything is pushed. */
export function checkSecrets(kind: Kind, env: Readonly<Record<string, string | undefined>>): SecretsReport {
  const needed = secrets.filter((secret) => secret.kind === undefined || secret.kind === kind);
  const missing = needed
    .filter(({ name, optional }) => !optional && !env[name])
    .map(
      ({ name, what, where }) =>
        `${name} is not set, so nothing is deployed. ${what}. Find it at ${where}, and set it at GitHub → Settings → Secrets and variables → Actions.`,
    );
  const malformed = needed
    .filter(({ name, format }) => env[name] && format && !format.test(env[name]))
    .map(({ name, expected, where }) => `${name} is wrong: it must ${expected}. Find it at ${where}.`);
  const wrong = [...malformed, ...sharedProjects(env)];
  return { ready: missing.length === 0 && wrong.length === 0, missing, wrong };
}

/** Two apps in one project would replace each other. */
function sharedProjects(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = secrets.map(({ name }) => name).filter((name) => name.startsWith("VERCEL_PROJECT_ID_"));
  const set = names.filter((name) => env[name]);
  return new Set(set.map((name) => env[name])).size === set.length
    ? []
    : [`${set.join(" and ")} name the same project: each app needs one of its own.`];
}
