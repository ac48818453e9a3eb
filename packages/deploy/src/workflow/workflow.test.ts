import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { apps as rehearsed } from "#rehearse/apps";
import { vercelCli } from "#rehearse/rehearse";
import { secrets } from "#secrets";

interface Step {
  run?: string;
  uses?: string;
  if?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Job {
  needs?: string | string[];
  if?: string;
  strategy?: { matrix: { include?: Record<string, string>[]; node?: string[] } };
  outputs?: Record<string, string>;
  permissions?: Record<string, string>;
  "timeout-minutes"?: number;
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

const workflows = readdirSync(new URL("../../../../.github/workflows", import.meta.url)).map(
  (name): [string, Workflow] => [name, parse(read(`.github/workflows/${name}`)) as Workflow],
);

describe.each(workflows)("%s", (_name, { permissions, jobs }) => {
  const all = Object.values(jobs);

  // It would look for pnpm, which nobody has installed, and fail: https://github.com/actions/setup-node/issues/1357
  test("sets Node up without a package manager's cache", () => {
    const setups = all
      .flatMap(({ steps }) => steps)
      .filter(({ uses }) => uses?.startsWith("actions/setup-node@"));
    expect(setups.filter((setup) => setup.with?.["package-manager-cache"] !== false)).toEqual([]);
  });

  // What hangs would otherwise hold the deployment for six hours.
  test("has an end for every job", () => {
    expect(all.filter((job) => job["timeout-minutes"] === undefined)).toEqual([]);
  });

  test("lets no job write but the ones that say so", () => {
    expect(permissions).toEqual({ contents: "read" });
  });

  // https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
  test("asks in conditions for nothing that is not there", () => {
    const ofJobs = all.flatMap((job) => job.if ?? []);
    const ofSteps = all.flatMap(({ steps }) => steps.flatMap((step) => step.if ?? []));
    expect(
      ofJobs.filter((condition) => /(?<![.\w])(?:secrets|env|matrix|steps|runner)\./.test(condition)),
    ).toEqual([]);
    expect(ofSteps.filter((condition) => /\bsecrets\./.test(condition))).toEqual([]);
  });

  test("gives every script that calls GitHub a token, and the right to use it", () => {
    for (const { steps, permissions: own } of all) {
      const callers = steps.filter(({ run }) => /\bgh (?:pr|run)\b/.test(run ?? ""));
      for (const { env, run = "" } of callers) {
        expect(env).toHaveProperty("GH_TOKEN");
        expect(own).toHaveProperty(run.includes("gh run") ? "actions" : "pull-requests");
      }
    }
  });
});

test("CI runs the one command", () => {
  const ci = parse(read(".github/workflows/ci.yml")) as Workflow;
  expect(ci.jobs.test?.steps.map(({ run }) => run)).toContain("bash .ci/run");
  expect(read(".ci/run")).toMatch(/pnpm@[\d.]+ test$/m);
});

// Its hashes of all tasks have them in, so every other file of journeys would build both apps anew.
test("turbo gets no argument of a command that builds", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(scripts.e2e).not.toMatch(/\bturbo run\b/);
});

test("a workflow rehearses the deployment, and CI does not", () => {
  const rehearsing = workflows.filter(([, { jobs }]) =>
    Object.values(jobs).some((job) => scripts(job).includes("deploy:rehearse")),
  );
  expect(rehearsing.map(([name]) => name)).toEqual(["rehearse.yml"]);
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

  test("checks the secrets, then the contract, pushes, migrates, builds each app, and looks at each", () => {
    expect(deploy.jobs.backend).toMatchObject({
      needs: "secrets",
      if: "needs.secrets.outputs.ready == 'true'",
    });
    expect(deploy.jobs.frontends?.needs).toBe("backend");
    expect(deploy.jobs.smoke?.needs).toBe("frontends");
    const backend = scripts(deploy.jobs.backend as Job);
    expect(backend.indexOf("deploy.mjs contract")).toBeGreaterThan(0);
    expect(backend.indexOf("convex deploy")).toBeGreaterThan(backend.indexOf("deploy.mjs contract"));
    expect(backend.indexOf("deploy.mjs migrate")).toBeGreaterThan(backend.indexOf("convex deploy"));
  });

  test("compares with what is live, which the commit before need not be", () => {
    const steps = deploy.jobs.backend?.steps ?? [];
    const asked = steps.findIndex(({ run }) => run?.includes("--status success"));
    const compared = steps.findIndex(({ run }) => run?.includes("deploy.mjs contract"));
    expect(steps[compared]?.env?.BASE).toContain("steps.live.outputs.commit || github.event.before");
    expect(asked).toBeGreaterThan(0);
    expect(asked).toBeLessThan(compared);
  });

  test("migrates the deployment that it has pushed to", () => {
    const ofPreview = /\$\{\{ env\.KIND == 'preview' && '(--preview-name [^']*)'/g;
    const names = [...scripts(deploy.jobs.backend as Job).matchAll(ofPreview)].map(([, option]) => option);
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
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
