/** Where the time between a click and the first frame with rows went, in ms. */
export interface Anatomy {
  technique: string;
  total: number;
  /** Scripts: the click's handlers, the router, React. */
  script: number;
  /** Style and layout. */
  layout: number;
  /** Paint and what leads to it. */
  paint: number;
  /** The main thread had nothing to do: it waited for a timer, an answer or the next frame. */
  idle: number;
}

/** https://chromium.googlesource.com/catapult, docs: Trace Event Format. Times are in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  pid: number;
  tid: number;
}

/** What the lab calls the time it measures (`Lab` in prefetch-lab). */
const MEASURE = "click to rows";

type Part = "script" | "layout" | "paint";

const PARTS: Readonly<Record<string, Part>> = {
  EventDispatch: "script",
  EvaluateScript: "script",
  FireAnimationFrame: "script",
  FunctionCall: "script",
  MajorGC: "script",
  MinorGC: "script",
  RunMicrotasks: "script",
  TimerFire: "script",
  Layout: "layout",
  UpdateLayoutTree: "layout",
  Commit: "paint",
  Layerize: "paint",
  Paint: "paint",
  PrePaint: "paint",
};

/**
 * Reads the one click that a trace of Chromium holds.
 *
 * @param json the trace, with the categories devtools.timeline and blink.user_timing
 * @throws Error when the lab has measured nothing in it
 */
export function dissect(technique: string, json: string): Anatomy {
  const { traceEvents } = JSON.parse(json) as { traceEvents: TraceEvent[] };
  const start = traceEvents.find(({ name, ph }) => name === MEASURE && ph === "b");
  const end = traceEvents.find(({ name, ph }) => name === MEASURE && ph === "e");
  if (!start || !end) throw new Error(`There is no measure “${MEASURE}” in the trace of ${technique}.`);

  const spans = traceEvents.flatMap(({ name, ph, ts, dur = 0, pid, tid }) => {
    const part = PARTS[name];
    if (!part || ph !== "X" || pid !== start.pid || tid !== start.tid) return [];
    const clipped = { part, from: Math.max(ts, start.ts), to: Math.min(ts + dur, end.ts) };
    return clipped.from < clipped.to ? [clipped] : [];
  });
  const own = ownTimes(spans);
  const total = end.ts - start.ts;
  const idle = total - own.script - own.layout - own.paint;
  const inMs = (microseconds: number) => microseconds / 1000;
  return {
    technique,
    total: inMs(total),
    script: inMs(own.script),
    layout: inMs(own.layout),
    paint: inMs(own.paint),
    idle: inMs(idle),
  };
}

/** The time of each part without what other spans within take: a layout that a script forces is layout. */
function ownTimes(spans: { part: Part; from: number; to: number }[]): Record<Part, number> {
  const own = { script: 0, layout: 0, paint: 0 };
  const open: typeof spans = [];
  for (const span of spans.sort((a, b) => a.from - b.from || b.to - a.to)) {
    while ((open.at(-1)?.to ?? Infinity) <= span.from) open.pop();
    const around = open.at(-1);
    if (around) own[around.part] -= span.to - span.from;
    own[span.part] += span.to - span.from;
    open.push(span);
  }
  return own;
}
