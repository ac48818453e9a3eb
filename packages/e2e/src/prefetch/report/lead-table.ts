import { percentile } from "@repo/prefetch-lab/measurement";
import type { LeadReport, Visit } from "./lead";
import { variants } from "./variants";

const [{ name: BASELINE } = { name: "" }] = variants;

/** What one app's visits took and cost, as two Markdown tables. */
export function toLeadTables(app: string, report: LeadReport): string {
  return [`### ${app}`, "", ...toTimes(report), "", ...toCosts(report), ""].join("\n");
}

/** From the press to the content: the median, and the middle half, as shares of a plain link's median in the same place. */
function toTimes({ visits }: LeadReport): string[] {
  const kinds = [...new Map(visits.map((visit) => [kindOf(visit), visit])).keys()];
  const lines = kinds.map((kind) => {
    const times = (variant: string) =>
      visits.filter((visit) => visit.variant === variant && kindOf(visit) === kind).map(({ ms }) => ms);
    const plain = percentile(times(BASELINE), 50);
    const cells = variants.map(({ name }) => {
      const [low, middle, high] = [25, 50, 75].map((percent) => percentile(times(name), percent) / plain);
      if (name === BASELINE) return `${Math.round(plain)} ms (${ratio(low)} to ${ratio(high)})`;
      return `**${ratio(middle)}** (${ratio(low)} to ${ratio(high)})`;
    });
    return `| ${[kind, ...cells, times(BASELINE).length].join(" | ")} |`;
  });
  return [
    `| press to content | ${variants.map(({ name }) => name).join(" | ")} | visits |`,
    `|---|${"---|".repeat(variants.length + 1)}`,
    ...lines,
  ];
}

function toCosts({ costs }: LeadReport): string[] {
  const plain = costs[BASELINE]?.page.queries ?? 0;
  const lines = Object.entries(costs).map(([name, { opening, page, hour }]) => {
    const cells = [
      name,
      opening.queries,
      page.queries.toFixed(1),
      (page.queries - plain).toFixed(1),
      Math.round(page.bytes / 1000),
      Math.round(page.cpu),
      Math.round(hour.queries),
      Math.round(page.queries * 60 + hour.queries + opening.queries),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| variant | queries when the app is opened | queries per visited page | more than a plain link's | kB per visited page | CPU ms per visited page | queries an hour that nobody does anything | queries an hour with 60 visited pages |",
    "|---|---|---|---|---|---|---|---|",
    ...lines,
  ];
}

const kindOf = ({ place, by, lead }: Visit) => `${place}, ${by}${by === "touch" ? "" : `, ${lead} ms`}`;
const ratio = (value: number | undefined) => (value ?? NaN).toFixed(2);
