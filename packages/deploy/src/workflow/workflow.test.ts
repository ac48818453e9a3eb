import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { apps as rehearsed } from "#rehearse/apps";
import { vercelCli } from "#rehearse/rehearse";
import { secrets } from "#secrets";

interface Step {
  run?: string;
  uses?: string;
  env?: Record<string, string>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  strategy?: { matrix: { include?: Record<string, string>[]; node?: string[] } };
  outputs?: Record<string, string>;
  steps: Step[];
}
interface Workflow {
  on: Record<string, { branches?: string[]; types?: string[] } | null>;
  permissions: Record<string, string>;
  concurrency: { group: string; "cancel-in-progress": boolean };
  env: Record<string, string>;
  jobs: Record<string, Job>;
}

const read = (path: string) => readFileSync(new URL(`../../../../${path}`, import.meta.url), "utf8");
const text = read(".github/workflows/deploy.yml");
const deploy = parse(text) as Workflow;
const apps = (deploy.jobs.frontends?.strategy?.matrix.include ?? []).map(({ app }) => app);
const scripts = ({ steps }: Job) => steps.map(({ run = "" }) => run).join("\n");

test("CI runs the one command", () => {
  const ci = parse(read(".github/workflows/ci.yml")) as Workflow;
  expect(ci.jobs.test?.steps.map(({ run }) => run)).toContain("bash .ci/run");
  expect(read(".ci/run")).toMatch(/pnpm@[\d.]+ test$/m);
});

describe("the deployment", () => {
  test("runs for main, for pull requests until they are closed, and by hand", () => {
    expect(deploy.on.push?.branches).toEqual(["main"]);
    expect(deploy.on.pull_request?.types).toEqual(["opened", "synchronize", "reopened", "closed"]);
    expect(deploy.on).toHaveProperty("workflow_dispatch");
    expect(deploy.jobs.secrets?.if).toContain("github.ref == 'refs/heads/main'");
    // That one would give a stranger's pull request the secrets.
    expect(deploy.on).not.toHaveProperty("pull_request_target");
  });

  test("of one Convex deployment is one at a time, and none is cut off", () => {
    expect(deploy.concurrency.group).toContain("github.event.pull_request.number || 'production'");
    expect(deploy.concurrency["cancel-in-progress"]).toBe(false);
  });

  test("checks the secrets, then the contract, then pushes, then builds each app, then looks at each", () => {
    expect(deploy.jobs.backend).toMatchObject({
      needs: "secrets",
      if: "needs.secrets.outputs.ready == 'true'",
    });
    expect(deploy.jobs.frontends?.needs).toBe("backend");
    expect(deploy.jobs.smoke?.needs).toBe("frontends");
    const backend = scripts(deploy.jobs.backend as Job);
    expect(backend.indexOf("deploy.mjs contract")).toBeGreaterThan(0);
    expect(backend.indexOf("convex deploy")).toBeGreaterThan(backend.indexOf("deploy.mjs contract"));
  });

  test("reuses a pull request's preview deployment and never makes it anew, with its data gone", () => {
    expect(text).toContain("--preview-name");
    expect(text).not.toContain("--preview-create");
  });

  test("uses the Vercel CLI that the rehearsal uses", () => {
    expect(deploy.env.VERCEL_CLI).toBe(vercelCli);
    expect(apps).toEqual(rehearsed);
  });

  test("deploys what was built, and tells both build and server of the deployment that was pushed", () => {
    const frontends = deploy.jobs.frontends as Job;
    const commands = scripts(frontends);
    expect(commands.match(/(?<="\$VERCEL_CLI" )\w+/g)).toEqual(["pull", "build", "deploy"]);
    expect(commands).toContain("deploy --prebuilt");
    expect(commands).toContain('--env NEXT_PUBLIC_CONVEX_URL="$NEXT_PUBLIC_CONVEX_URL"');
  });

  test.each(apps)("%s has a project, an address, and journeys that look at it", (app) => {
    expect(JSON.parse(read(`apps/${app}/vercel.json`))).toMatchObject({ framework: "nextjs" });
    expect(Object.keys(deploy.jobs.frontends?.outputs ?? {})).toContain(app);
    expect(deploy.jobs.smoke?.strategy?.matrix.include?.map((entry) => entry.app)).toContain(app);
  });

  test("puts nothing that comes from outside into a script's text", () => {
    const inScripts = Object.values(deploy.jobs).flatMap((job) => [
      ...scripts(job).matchAll(/\$\{\{([^}]*)\}\}/g),
    ]);
    const safe = /^ (?:env\.KIND == '\w+' && '[^']*'|inputs\.allow-breaking && '--allow-breaking') \|\| '' $/;
    expect(
      inScripts.map(([, expression = ""]) => expression).filter((expression) => !safe.test(expression)),
    ).toEqual([]);
  });

  test("has an end for every pull request", () => {
    for (const name of ["cleanup", "cleanup-backend"]) {
      expect(deploy.jobs[name]?.if).toBe("github.event.action == 'closed'");
    }
  });
});

describe("secrets", () => {
  const listed = secrets.map(({ name }) => name).toSorted();

  test("that the workflow reads are those of the list, and no other", () => {
    const direct = [...text.matchAll(/secrets\.([A-Z]\w+)/g)].map(([, name = ""]) => name);
    const byMatrix = Object.values(deploy.jobs).flatMap(
      (job) =>
        job.strategy?.matrix.include?.flatMap(({ project, bypass }) =>
          [project ?? [], bypass ?? []].flat(),
        ) ?? [],
    );
    expect([...new Set([...direct, ...byMatrix])].toSorted()).toEqual(listed);
  });

  test("are each explained in DEPLOYING.md, and no other", () => {
    const documented = [...read(".github/DEPLOYING.md").matchAll(/^- `([A-Z_0-9]+)`:/gm)].map(
      ([, name = ""]) => name,
    );
    expect(documented.toSorted()).toEqual(listed);
  });
});
