import { setImmediate } from "node:timers";

import { clockBeats, noteSeen, noteTurn } from "./guard-clock";
import { CallBudget, computedMs } from "./call-budget";
import { currentExecution } from "./execution";
import { MemoryGuard, type MemoryLimit } from "./memory-guard";

/** Its own name for it here: to look at what another module exports takes several times as long. */
const beats = clockBeats;

/** No beat: what has seen this one has something to do at the next tick. */
const NONE = -1;

/** A turn of the event loop in which functions run. */
interface Turn {
  number: number;
  /** Of the code that belongs to no call. */
  outside: CallBudget;
  memory: MemoryGuard;
  since: { at: number; cpuMs: number };
  /** Whether a call was ended in it, whose code gets the error at every tick. */
  hasEnded: boolean;
}

let turn: Turn | null = null;
let turns = 0;
/** The beat that was noticed last, and the one with which a tick has nothing to do. */
let noticed = NONE;
let expected = NONE;

let heldListener: () => void = () => {};

/**
 * Is called in every loop and every function of what is built for Convex's own runtime, and of what is for Node
 * (`tickInNode`). Throws CallEnded in a call that has computed for too long, or has taken too much memory; from then
 * on, again and again.
 */
export function tick(): void {
  if (beats[0] !== expected) look("isolate");
}

export function tickInNode(): void {
  if (beats[0] !== expected) look("node");
}

/** What came before belongs to nobody's time: it was the deployment's own work. */
export function forgetTime(): void {
  if (turn === null || beats[0] === noticed) return;
  notice();
  turn.since = timeNow();
}

/**
 * Calls `listener` in the middle of what holds up the main thread inside of one operation for seconds, if that looks up
 * from it, as the match of a regular expression does, or else right after it. The last one that is set counts.
 */
export function onHeld(listener: () => void): void {
  heldListener = listener;
}

/** What the clock has the main thread evaluate when that is held up. */
export function held(): void {
  if (turn !== null) heldListener();
}

function look(limit: MemoryLimit): void {
  const begins = turn === null;
  turn ??= beginTurn();
  const budget = currentExecution.getStore()?.budget ?? turn.outside;
  if (beats[0] !== noticed || (begins && turn.memory.hasBegunFull)) {
    notice();
    if (!budget.hasEnded) charge(turn, budget, limit);
  }
  turn.hasEnded ||= budget.hasEnded;
  if (turn.hasEnded) expected = NONE;
  budget.checkEnded();
}

function notice(): void {
  noticed = expected = beats[0] ?? NONE;
  noteSeen();
}

function charge(own: Turn, budget: CallBudget, limit: MemoryLimit): void {
  const now = timeNow();
  const excess = own.memory.check(limit);
  if (excess !== null) budget.end(excess);
  const spent = { wallMs: now.at - own.since.at, cpuMs: now.cpuMs - own.since.cpuMs };
  budget.charge(computedMs(spent), own.number);
  own.since = timeNow();
}

function timeNow(): { at: number; cpuMs: number } {
  const { user, system } = process.cpuUsage();
  return { at: performance.now(), cpuMs: (user + system) / 1000 };
}

function beginTurn(): Turn {
  turns += 1;
  setImmediate(endTurn);
  noteTurn(true);
  notice();
  return {
    number: turns,
    outside: new CallBudget(null),
    memory: new MemoryGuard(),
    since: timeNow(),
    hasEnded: false,
  };
}

function endTurn(): void {
  turn?.memory.close();
  turn = null;
  noticed = expected = NONE;
  noteTurn(false);
}
