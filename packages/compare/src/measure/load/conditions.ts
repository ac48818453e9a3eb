import type { Measurements, Subject } from "../../measurements/format";
import { speeds } from "./network";
import type { Expected } from "./load";

/** The circumstances of a load. */
export interface Condition {
  /** Its name in a figure's id: "rendering-server". */
  id: string;
  page: string;
  session: "signed in" | "signed out";
  cache: "empty" | "full";
  speed: keyof typeof speeds;
  expected: Expected;
  subjects: readonly Subject[];
}

const products: readonly Subject[] = ["pages-auth0", "app-clerk"];
const all: readonly Subject[] = [...products, "baseline-pages-auth0", "baseline-app-clerk"];

interface PageUnderTest {
  id: string;
  page: string;
  signedIn: Expected;
  signedOut: Expected;
  subjects: readonly Subject[];
}

/** The pages, and what there is to wait for. Static and server-rendered rows are not live; nobody's customers have no rows. */
const pages: readonly PageUnderTest[] = [
  { id: "customers", page: "/customers", signedIn: ["row", "liveAsViewer"], signedOut: [], subjects: all },
  { id: "home", page: "/", signedIn: ["live"], signedOut: ["live"], subjects: products },
  { id: "customer", page: "/customers/[id]", signedIn: ["liveAsViewer"], signedOut: [], subjects: products },
  { id: "rendering-static", page: "/rendering/static", signedIn: [], signedOut: [], subjects: products },
  { id: "rendering-server", page: "/rendering/server", signedIn: ["row"], signedOut: [], subjects: products },
  {
    id: "rendering-preloaded",
    page: "/rendering/preloaded",
    signedIn: ["row", "liveAsViewer"],
    signedOut: [],
    subjects: products,
  },
  {
    id: "rendering-client",
    page: "/rendering/client",
    signedIn: ["row", "liveAsViewer"],
    signedOut: [],
    subjects: products,
  },
];

const QUICK = new Set(["customers/signed in/empty/fast", "rendering-preloaded/signed in/empty/fast"]);

const keyOf = ({ id, session, cache, speed }: Condition) => [id, session, cache, speed].join("/");

/** What a run loads: everything, or, in a quick one, what says most. The customers come first. */
export function conditionsOf(kind: Measurements["kind"]): Condition[] {
  const full = pages.flatMap(({ signedIn, signedOut, ...page }) =>
    (["signed in", "signed out"] as const).flatMap((session) =>
      (["empty", "full"] as const).flatMap((cache) =>
        (["fast", "slow"] as const).map((speed) => ({
          ...page,
          session,
          cache,
          speed,
          expected: session === "signed in" ? signedIn : signedOut,
        })),
      ),
    ),
  );
  return kind === "full" ? full : full.filter((condition) => QUICK.has(keyOf(condition)));
}
