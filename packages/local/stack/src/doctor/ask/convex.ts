import { isLoopbackUrl } from "../../loopback";
import type { Check } from "../check";
import { type Ask, ask, checkClock, jsonOf } from "./ask";

const subject = "Convex";
const correct =
  "Correct NEXT_PUBLIC_CONVEX_URL: Convex dashboard → the project → Settings → URL & Deploy Key.";
/** Public, in this repository, and answered for everybody. */
const ours = { path: "counter:get", args: { counterName: "clicks" }, format: "json" };

/** Whether the deployment answers, and has this repository's functions. */
export const askConvex: Ask = async ({ NEXT_PUBLIC_CONVEX_URL: url = "" }) => {
  const problem = (found: string): Check[] => [{ subject, status: "problem", found }];
  const { answer, why } = await ask(`${url.replace(/\/$/, "")}/api/query`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(ours),
  });
  if (answer === undefined) {
    const start = isLoopbackUrl(url) ? "Start it: cd packages/convex-backend && npx convex dev. " : "";
    return problem(`${url} does not answer (${why}). ${start}${correct}`);
  }
  const result = jsonOf(answer);
  if (!isResult(result)) {
    return problem(`${url} answers, but not as a Convex deployment does (${answer.status}). ${correct}`);
  }
  if (result.status === "error") {
    return problem(
      `The deployment has no ${ours.path}: its functions are somebody else's, or were never pushed. If it is yours: cd packages/convex-backend && npx convex deploy. Otherwise: ${correct}`,
    );
  }
  return [
    { subject, status: "ok", found: `${url} answers with this repository's functions.` },
    ...checkClock(subject, answer),
  ];
};

function isResult(value: unknown): value is { status: "success" | "error" } {
  return (
    typeof value === "object" &&
    value !== null &&
    "status" in value &&
    (value.status === "success" || value.status === "error")
  );
}
