// What an app in a frame and the comparison around it say to each other. Neither a token nor anything of a person is
// ever in it. Both sides also check the origin and the window that a message comes from.

/** What a page took, from its load or the press that led to it until nothing more was asked for. */
export interface PageCost {
  /** All that the browser asked for, answers from its own cache included; WebSockets are not among them. */
  readonly requests: number;
  /** JavaScript as it is stored or sent: compressed. Bytes. */
  readonly scriptBytes: number;
  /** The HTML of a load, or what the router fetched for a navigation; compressed. Bytes. */
  readonly pageBytes: number;
  /** Everything that came over the network, headers included, nothing from a cache. Bytes. */
  readonly transferredBytes: number;
  /** Until rows were in the document, ms. `isAtMost`: they were there before anybody looked. Null: none yet. */
  readonly firstRows: { readonly ms: number; readonly isAtMost: boolean } | null;
}

/** From an app: where it is and what that took so far. */
export interface Report {
  readonly type: "comparison/report";
  /** Path and search of the page. */
  readonly path: string;
  /** A document, or a step of the router. */
  readonly kind: "load" | "navigation";
  readonly session: "loading" | "signed-in" | "refreshing" | "signed-out";
  /** Whether the app is served by `next dev`, whose scripts are several times as large. */
  readonly isDevelopment: boolean;
  /** Whether the page has come to rest: what follows is not its cost. */
  readonly isSettled: boolean;
  readonly cost: PageCost;
}

/** To an app: go to a path of its own. */
export interface Go {
  readonly type: "comparison/go";
  readonly path: string;
}

/** Whether a text is a path on its own origin: "//host/" and "/\host" lead to others. */
export function isOwnPath(path: unknown): path is string {
  const base = "http://own.invalid";
  return (
    typeof path === "string" &&
    path.startsWith("/") &&
    URL.canParse(path, base) &&
    new URL(path, base).origin === base
  );
}

/** The message, if it is one that an app may be sent. */
export function parseGo(data: unknown): Go | undefined {
  if (!isRecord(data) || data.type !== "comparison/go" || !isOwnPath(data.path)) return undefined;
  return { type: data.type, path: data.path };
}

const SESSIONS = ["loading", "signed-in", "refreshing", "signed-out"];
const isAmount = (value: unknown): value is number => typeof value === "number" && value >= 0;

/** The message, if it is a whole report. */
export function parseReport(data: unknown): Report | undefined {
  const isReport =
    isRecord(data) &&
    data.type === "comparison/report" &&
    isOwnPath(data.path) &&
    (data.kind === "load" || data.kind === "navigation") &&
    SESSIONS.some((session) => session === data.session) &&
    typeof data.isDevelopment === "boolean" &&
    typeof data.isSettled === "boolean" &&
    isCost(data.cost);
  return isReport ? (data as unknown as Report) : undefined;
}

function isCost(cost: unknown): boolean {
  if (!isRecord(cost)) return false;
  const { firstRows } = cost;
  return (
    [cost.requests, cost.scriptBytes, cost.pageBytes, cost.transferredBytes].every(isAmount) &&
    (firstRows === null ||
      (isRecord(firstRows) && isAmount(firstRows.ms) && typeof firstRows.isAtMost === "boolean"))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
