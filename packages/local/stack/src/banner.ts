import { styleText } from "node:util";
import { appUrls } from "./config/environment";
import type { Plan, ServicePlan } from "./config/plan";
import type { Environment } from "./env-file";
import type { Ports } from "./ports/ports";
import type { SampleUser } from "./sample-users";

type Row = readonly [label: string, value: string] | undefined;

/**
 * The box shown when both apps and the comparison answer: where everything is and who can sign in.
 *
 * @param env what was handed to the command
 */
export function banner(
  plan: Plan,
  ports: Ports,
  env: Environment,
  users: readonly SampleUser[],
  colour: boolean,
): string {
  const urls = appUrls(ports);
  const signsInLocally = plan.auth0.source === "local" || plan.clerk.source === "local";
  const rows: Row[] = [
    ["Start here: the comparison", urls.compare],
    undefined,
    ["Pages Router + Auth0", urls.pagesAuth0],
    ["App Router + Clerk", urls.appClerk],
    undefined,
    ["Convex", serviceUrl(plan.convex, env.NEXT_PUBLIC_CONVEX_URL)],
    ["Auth0 tenant", serviceUrl(plan.auth0, `${env.NEXT_PUBLIC_AUTH0_DOMAIN}/`)],
    ["Clerk instance", serviceUrl(plan.clerk, `${env.CLERK_FAPI_URL}/`)],
    undefined,
    ...(signsInLocally ? [...users.map(({ email, password }): Row => [email, password]), undefined] : []),
    ["Ctrl-C stops everything", ""],
  ];
  return box(rows, colour);
}

function serviceUrl(plan: ServicePlan, localUrl: string | undefined): string {
  if (plan.source === "local") return localUrl ?? "";
  const { values } = plan;
  return `${values.NEXT_PUBLIC_CONVEX_URL ?? values.AUTH0_DOMAIN ?? values.CLERK_JWT_ISSUER_DOMAIN} (real)`;
}

function box(rows: readonly Row[], colour: boolean): string {
  const labelWidth = Math.max(...rows.map((row) => (row?.[1] ? row[0].length : 0)));
  const texts = rows.map((row) => {
    if (row === undefined) return "";
    return row[1] === "" ? row[0] : `${row[0].padEnd(labelWidth)}   ${row[1]}`;
  });
  const width = Math.max(...texts.map((text) => text.length)) + 4;
  const edge = (text: string): string => (colour ? styleText("cyan", text) : text);
  return [
    edge(`┌${"─".repeat(width)}┐`),
    ...texts.map((text) => `${edge("│")}  ${text.padEnd(width - 2)}${edge("│")}`),
    edge(`└${"─".repeat(width)}┘`),
    "",
  ].join("\n");
}
