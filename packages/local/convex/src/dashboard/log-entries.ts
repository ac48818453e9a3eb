import { html, type Html } from "@repo/local-kit/html";
import { time } from "@repo/local-kit/pages";

import type { LoggedExecution } from "../engine/types";
import { functionUrl } from "./layout";

/** Which executions are shown. */
export interface LogFilter {
  /** Of one function, or HTTP action ("GET /path"); undefined for all. */
  path: string | undefined;
  isErrorsOnly: boolean;
}

export function filterFrom({ path = "", errors }: Partial<Record<"path" | "errors", string>>): LogFilter {
  return { path: path === "" ? undefined : path, isErrorsOnly: errors !== undefined };
}

export function isShown({ path, isErrorsOnly }: LogFilter, execution: LoggedExecution): boolean {
  return (path === undefined || execution.path === path) && (!isErrorsOnly || execution.error !== null);
}

/** One execution, as an item of the list. */
export function logEntry(execution: LoggedExecution): Html {
  const { path, address, kind, cronJob, logLines, error, endedAt, tookMs } = execution;
  const lines = [...logLines, ...(error === null ? [] : [error])];
  return html`<li class="card">
    <p>
      ${time(endedAt)} ${kind}
      ${address === undefined ? path : html`<a href="${functionUrl(address.path, address.componentPath)}">${path}</a>`}
      ${cronJob !== undefined && html`for the cron job ${cronJob}`}
      <span class="soft">${Math.round(tookMs)} ms</span>
      ${error === null ? html`<span class="ok">succeeded</span>` : html`<strong class="warn">failed</strong>`}
    </p>
    ${lines.length > 0 && html`<pre>${lines.join("\n")}</pre>`}
  </li>`;
}
