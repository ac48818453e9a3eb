import { styleText } from "node:util";
import { appEntries, appUrl } from "./config/environment";
import type { Plan, ServicePlan } from "./config/plan";
import { identityEntries, serviceEntries } from "./config/services/index";
import type { Environment } from "./env-file";
import type { Ports } from "./ports/ports";
import type { SampleUser } from "./sample-users";

type Row = readonly [label: string, value: string] | undefined;

/**
 * The box shown when everything that is served answers: where everything is and who can sign in.
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
  const signsInLocally = identityEntries.some(([name]) => plan[name].source === "local");
  const rows: Row[] = [
    ...appEntries.map(([key, { title }]): Row => [title, appUrl(key, ports)]),
    undefined,
    ...serviceEntries.map(([name, { row }]): Row => [row.title, serviceUrl(plan[name], row.address, env)]),
    undefined,
    ...(signsInLocally ? [...users.map(({ email, password }): Row => [email, password]), undefined] : []),
    ["Ctrl-C stops everything", ""],
  ];
  return box(rows, colour);
}

function serviceUrl(plan: ServicePlan, address: string, env: Environment): string {
  return plan.source === "local" ? (env[address] ?? "") : `${plan.values[address]} (real)`;
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
