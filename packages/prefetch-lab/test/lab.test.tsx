import { customers, withDeployment } from "@repo/convex-next/testing";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { ConvexHttpClient } from "convex/browser";
import { useState } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Lab } from "../src/measure/lab";
import { Runner } from "../src/measure/run";
import type { Technique } from "../src/measure/state";
import { useLabLinks, useLabState, useLabVisit, useRowsShown, useTechnique } from "../src/measure/use-lab";

const deployment = withDeployment();
const QUERY = "customers:list";
const techniques: readonly Technique[] = [
  { id: "eager", path: "/rows", eager: true },
  { id: "hover", path: "/rows" },
];

/** What the row that changes says; a change adds one. */
let stamp = 0;

beforeEach(() => {
  stamp = 0;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function newLab(url = deployment.url) {
  return new Lab({
    deploymentUrl: url,
    query: QUERY,
    change: async () => {
      await runQuery();
      stamp += 1;
      return String(stamp);
    },
  });
}

async function runQuery(times = 1): Promise<void> {
  const client = new ConvexHttpClient(deployment.url, { logger: false });
  client.setAuth(await deployment.token("lab"));
  for (let run = 0; run < times; run += 1) await client.query(customers.list, {});
}

/** Opens the lab's page. @returns the new try of the technique "hover" */
async function open(lab: Lab) {
  const close = lab.open(techniques);
  await waitFor(() => expect(lab.store.get().tries).toHaveProperty("hover"));
  const current = lab.store.get().tries.hover;
  if (!current) throw new Error("There is no try.");
  return { ...current, close };
}

const lastOf = (lab: Lab) => lab.store.get().measurements.at(-1);

/** Clicks the technique "hover", and shows rows. @returns what was measured */
async function clickThrough(lab: Lab, rowsStamp?: string) {
  const { length } = lab.store.get().measurements;
  const { id, close } = await open(lab);
  await lab.approach("hover");
  lab.click("hover", performance.now());
  close();
  lab.rowsShown(id, rowsStamp);
  await waitFor(() => expect(lab.store.get().measurements).toHaveLength(length + 1), { timeout: 5000 });
  return lastOf(lab);
}

test("runs before and after the click are charged to its technique", async () => {
  const lab = newLab();
  const { id } = await open(lab);
  await runQuery(4);
  await lab.approach("hover");
  await runQuery(2);
  lab.click("hover", performance.now());
  await runQuery();
  lab.rowsShown(id, undefined);
  await waitFor(() => expect(lab.store.get().measurements).toHaveLength(1), { timeout: 5000 });
  expect(lastOf(lab)).toMatchObject({
    technique: "hover",
    tryId: id,
    executionsBefore: 2,
    executionsAfter: 1,
    askedServer: false,
  });
  expect(lastOf(lab)?.clickToRowsMs).toBeGreaterThan(0);
});

test("what runs when the page opens is charged to the link that acts by itself, whatever comes between", async () => {
  const lab = newLab();
  await open(lab);
  const { eager } = lab.store.get().tries;
  await runQuery();
  await lab.approach("hover");
  await runQuery(5);
  await lab.approach("eager");
  lab.click("eager", performance.now());
  lab.rowsShown(eager?.id ?? 0, undefined);
  await waitFor(() => expect(lastOf(lab)).toMatchObject({ technique: "eager", executionsBefore: 1 }), {
    timeout: 5000,
  });
});

test("what runs for the link that is kept ready is its own: the others come after it", async () => {
  const lab = newLab();
  lab.open([{ id: "kept", path: "/rows", kept: true }, ...techniques]);
  await waitFor(() => expect(Object.keys(lab.store.get().tries)).toEqual(["kept"]));
  await runQuery(2);
  await waitFor(() => expect(lab.store.get().tries).toHaveProperty("eager"), { timeout: 5000 });
  const { kept, eager } = lab.store.get().tries;
  await runQuery();
  await lab.approach("kept");
  lab.click("kept", performance.now());
  lab.rowsShown(kept?.id ?? 0, undefined);
  await waitFor(() => expect(lastOf(lab)).toMatchObject({ technique: "kept", executionsBefore: 2 }), {
    timeout: 5000,
  });
  expect(eager?.id).not.toBe(kept?.id);
});

test("a click counts from the press of its button as well; one without a press, or after another's, does not", async () => {
  const lab = newLab();
  const clickAfter = async (pressed: string | null) => {
    const { length } = lab.store.get().measurements;
    const { id, close } = await open(lab);
    const now = performance.now();
    if (pressed !== null) lab.press(pressed, now - 100);
    lab.click("hover", now);
    close();
    lab.rowsShown(id, undefined);
    await waitFor(() => expect(lab.store.get().measurements).toHaveLength(length + 1), { timeout: 5000 });
    const { pressToRowsMs = NaN, clickToRowsMs = NaN } = lastOf(lab) ?? {};
    return pressToRowsMs - clickToRowsMs;
  };
  expect(await clickAfter("hover")).toBeCloseTo(100);
  expect(await clickAfter(null)).toBe(0);
  expect(await clickAfter("plain")).toBe(0);
});

test("every try has an address of its own", async () => {
  const lab = newLab();
  const first = await open(lab);
  first.close();
  expect(lab.store.get().tries).toEqual({});
  const second = await open(lab);
  expect(second.href).not.toBe(first.href);
  expect(new URL(second.href, "http://app.test").searchParams.get("try")).toBe(String(second.id));
});

test("first rows are fresh or stale by the last change, and nobody is charged for the change", async () => {
  const lab = newLab();
  lab.identify("alice");
  expect(await clickThrough(lab, "0")).toMatchObject({ freshness: "unknown" });
  await lab.change();
  expect(await clickThrough(lab, "0")).toMatchObject({ freshness: "stale" });
  expect(await clickThrough(lab, "1")).toMatchObject({ freshness: "fresh", executionsBefore: 0 });
  lab.identify("bob");
  expect(await clickThrough(lab, undefined)).toMatchObject({ freshness: "unknown" });
});

test("a change while the pointer rests is charged to nobody", async () => {
  const lab = newLab();
  const { id } = await open(lab);
  await lab.approach("hover");
  await runQuery();
  await lab.change();
  lab.click("hover", performance.now());
  lab.rowsShown(id, "1");
  await waitFor(() => expect(lastOf(lab)).toMatchObject({ executionsBefore: 1 }), { timeout: 5000 });
});

test("rows of another try, and rows shown again, are not this click's", async () => {
  const lab = newLab();
  const { id } = await open(lab);
  lab.click("hover", performance.now());
  lab.rowsShown(id + 1000, undefined);
  expect(lab.store.get().pending).toBe("hover");
  lab.rowsShown(id, undefined);
  lab.rowsShown(id, "again");
  await waitFor(() => expect(lab.store.get().pending).toBeNull(), { timeout: 5000 });
  expect(lab.store.get().measurements).toHaveLength(1);
});

test("a deployment that is not on this machine is not asked, and its runs are not known", async () => {
  const fetch = vi.spyOn(globalThis, "fetch");
  const lab = newLab("https://happy-animal-123.convex.cloud");
  expect(await clickThrough(lab)).toMatchObject({ executionsBefore: null, executionsAfter: null });
  expect(lab.store.get().isLocal).toBe(false);
  expect(fetch).not.toHaveBeenCalled();
});

test("the last page that goes takes the latency along, and none but the lab's own", async () => {
  const control = { path: `${deployment.url}/_local/latency` };
  const latency = async () => ((await (await fetch(control.path)).json()) as { ms: number }).ms;
  const lab = newLab();
  const leaveFirst = lab.visit();
  await lab.setLatency(40);
  const leaveSecond = lab.visit();
  leaveFirst();
  await waitFor(() => expect(lab.store.get()).toMatchObject({ isVisited: true, latencyMs: 40 }));
  expect(await latency()).toBe(40);
  leaveSecond();
  await waitFor(async () => expect(await latency()).toBe(0));

  await fetch(control.path, { method: "POST", body: JSON.stringify({ ms: 7 }) });
  newLab().visit()();
  await waitFor(async () => expect(await latency()).toBe(7));
  await fetch(control.path, { method: "POST", body: JSON.stringify({ ms: 0 }) });
});

/** The lab in a tab: a page with the links, and the page behind them. */
function Tab({ lab, onEnter }: { lab: Lab; onEnter: (technique: string) => void }) {
  const [tryId, setTryId] = useState<number | null>(null);
  useLabVisit(lab, "alice");
  vi.spyOn(window.history, "back").mockImplementation(() => setTryId(null));
  if (tryId !== null) return <Rows lab={lab} tryId={tryId} />;
  return <Links lab={lab} onEnter={onEnter} onOpen={setTryId} />;
}

function Links(props: { lab: Lab; onEnter: (technique: string) => void; onOpen: (tryId: number) => void }) {
  useLabLinks(props.lab, techniques);
  return techniques.map(({ id }) => <TechniqueLink key={id} id={id} {...props} />);
}

function TechniqueLink({
  lab,
  id,
  onEnter,
  onOpen,
}: {
  lab: Lab;
  id: string;
  onEnter: (technique: string) => void;
  onOpen: (tryId: number) => void;
}) {
  const current = useLabState(lab).tries[id];
  const around = useTechnique(lab, id);
  return (
    <div {...around} key={current?.id}>
      {current && (
        <a
          href={current.href}
          onPointerEnter={() => onEnter(id)}
          onClick={(event) => {
            event.preventDefault();
            onOpen(current.id);
          }}
        >
          {id}
        </a>
      )}
    </div>
  );
}

function Rows({ lab, tryId }: { lab: Lab; tryId: number }) {
  useRowsShown(lab, tryId, { stamp: undefined });
  return <p>Rows</p>;
}

test("a run rests on each link, clicks it, waits for the rows and goes back", async () => {
  const lab = newLab();
  const entered: string[] = [];
  const view = render(<Tab lab={lab} onEnter={(id) => entered.push(id)} />);
  await new Runner(lab).start(techniques, { withChange: false });
  expect(lab.store.get().runProblem).toBeNull();
  expect(lab.store.get().measurements.map(({ technique }) => technique)).toEqual(["eager", "hover"]);
  expect(entered).toEqual(["eager", "hover"]);
  view.unmount();
});

test("a run ends when it is stopped, and when the lab is left", async () => {
  const lab = newLab();
  const runner = new Runner(lab);
  const view = render(<Tab lab={lab} onEnter={() => runner.stop()} />);
  await runner.start(techniques, { withChange: false });
  expect(lab.store.get()).toMatchObject({ measurements: [], run: null, runProblem: null });

  const next = runner.start(techniques, { withChange: false });
  await waitFor(() => expect(lab.store.get().run).not.toBeNull());
  view.unmount();
  await next;
  expect(lab.store.get()).toMatchObject({ measurements: [], run: null, runProblem: null });
});

test("a click that opens another tab is not measured", async () => {
  const lab = newLab();
  render(<Tab lab={lab} onEnter={() => undefined} />);
  fireEvent.click(await screen.findByRole("link", { name: "hover" }), { ctrlKey: true });
  expect(lab.store.get().pending).toBeNull();
});
