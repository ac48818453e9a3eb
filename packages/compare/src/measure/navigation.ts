import type { Page } from "playwright-core";
import type { Figure, Subject } from "../measurements/format";
import { listenForQuiet } from "./browser/quiet";
import { setLatency } from "./run/deployment";
import type { Lab } from "./run/lab";
import type { Run } from "./run/run";
import { Samples } from "./samples";

const ROUNDS = { full: 10, quick: 6 };
/** Added to every reply of the deployment, in ms: one in another country. */
const LATENCY = 180;
/** How long the pointer rests on a link, and how long the button is held down, in ms: what people take. */
const REST = 400;
const HOLD = 100;
const LINK = /^Open the rows: (.+)$/;
/** A quick run clicks what one has without doing anything, and what the products do. */
const inQuick = (technique: string) => technique === "Plain Link" || technique.includes("(ours)");

interface OpenLab {
  subject: Subject;
  page: Page;
  untilQuiet: () => Promise<void>;
  techniques: string[];
}

/** From the click to the rows, for each technique of the apps' own page on prefetching, the apps in turns. */
export async function measureNavigation(run: Run): Promise<Figure[]> {
  const lab = await run.lab();
  const samples = new Samples();
  await setLatency(LATENCY);
  try {
    const open = await openLabs(lab);
    const techniques = [...new Set(open.flatMap((each) => each.techniques))].filter(
      (technique) => run.kind === "full" || inQuick(technique),
    );
    const rounds = ROUNDS[run.kind];
    run.progress.begin("navigation", techniques.length * rounds);
    const failed = new Set<string>();
    for (let round = 1; round <= rounds; round += 1) {
      for (const technique of techniques.filter((name) => !failed.has(name))) {
        run.progress.step(`${technique}, round ${round} of ${rounds}`);
        const done = await run.attempt(`navigation: ${technique}`, async () => {
          for (const at of open.filter((each) => each.techniques.includes(technique)))
            add(samples, at.subject, technique, await clickThrough(at, technique));
          return true;
        });
        if (!done) failed.add(technique);
      }
    }
    await Promise.all(open.map(({ page }) => page.context().close()));
  } finally {
    await setLatency(0);
  }
  return samples.figures();
}

async function openLabs(lab: Lab): Promise<OpenLab[]> {
  const products = lab.served.filter(({ subject, app }) => subject === app);
  return Promise.all(
    products.map(async (served) => {
      const context = await lab.newContext(served, lab.states.get(served.subject));
      const page = await context.newPage();
      const untilQuiet = listenForQuiet(page);
      // From here on the app is not loaded again: back from the rows to the links, as a person does.
      await page.goto(`${served.origin}/prefetch`);
      const links = page.getByRole("link", { name: LINK });
      // What is kept ready comes first and alone; the others follow at once, all together.
      await page.getByRole("link", { name: "Open the rows: Plain Link", exact: true }).waitFor();
      const labels = await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute("aria-label") ?? link.textContent ?? ""),
      );
      const techniques = labels.flatMap((label) => LINK.exec(label.trim())?.[1] ?? []);
      return { subject: served.subject, page, untilQuiet, techniques };
    }),
  );
}

interface Click {
  ms: number;
  fromPress: number;
}

async function clickThrough({ page, untilQuiet }: OpenLab, technique: string): Promise<Click> {
  if (!new URL(page.url()).pathname.endsWith("/prefetch")) await page.goBack();
  const link = page.getByRole("link", { name: `Open the rows: ${technique}`, exact: true });
  await page.mouse.move(0, 0);
  await link.scrollIntoViewIfNeeded();
  await untilQuiet();
  await link.hover();
  await page.waitForTimeout(REST);
  await link.click({ delay: HOLD });
  const result = page.getByRole("region", { name: "This click" }).filter({ hasText: /: \d+ ms/ });
  await result.filter({ hasText: `${technique}: ` }).waitFor();
  return readClick(await result.innerText());
}

/** What the page behind the link says of the click, in ms. Of the press it speaks only where that differs. */
export function readClick(text: string): Click {
  const ms = Number(/: (\d+) ms/.exec(text)?.[1]);
  if (Number.isNaN(ms)) throw new Error(`The page says nothing of the click: ${text}`);
  return { ms, fromPress: Number(/button went down it was (\d+) ms/.exec(text)?.[1] ?? ms) };
}

/**
 * What the products' own rows do; it has another name in each, as the routers need something else for it. What is kept
 * ready is their headers'.
 */
export const isTheProducts = (technique: string) =>
  technique.endsWith("(ours)") && !/^(?:The same|Kept ready)/.test(technique);

function add(samples: Samples, subject: Subject, technique: string, click: Click): void {
  addAs(technique, samples, subject, click);
  if (isTheProducts(technique)) addAs("What this product does", samples, subject, click);
}

function addAs(technique: string, samples: Samples, subject: Subject, { ms, fromPress }: Click): void {
  const id = technique
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
  const about = {
    group: "navigation",
    unit: "ms",
    better: "lower",
    conditions: { technique, pointing: `${REST} ms`, latency: `${LATENCY} ms` },
  } as const;
  samples.add(subject, { ...about, id: `navigation/${id}/rows`, label: "Click to rows" }, ms);
  samples.add(subject, { ...about, id: `navigation/${id}/press-rows`, label: "Press to rows" }, fromPress);
}
