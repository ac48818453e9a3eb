import { clsx } from "clsx";

const states = {
  // Where no script runs nothing follows the data, and nothing is on its way to.
  live: { label: "Live", dot: "bg-success", text: "text-success noscript:hidden" },
  connecting: { label: "Connecting", dot: "animate-pulse bg-warning", text: "text-warning noscript:hidden" },
  snapshot: { label: "Snapshot", dot: "border-2 border-muted", text: "text-muted" },
  offline: { label: "Offline", dot: "border-2 border-danger", text: "text-danger" },
} as const;

export type LiveState = keyof typeof states;

/** Whether what is shown follows the data: a word, and a dot that is hollow when it does not. */
export function LiveBadge({ state, label }: { readonly state: LiveState; readonly label?: string }) {
  const look = states[state];
  return (
    <span
      className={clsx(
        "inline-flex items-center gap-1.5 rounded-full border border-border bg-surface px-2.5 py-0.5 text-xs font-medium whitespace-nowrap",
        look.text,
      )}
    >
      <span aria-hidden className={clsx("size-2 rounded-full", look.dot)} />
      {label ?? look.label}
    </span>
  );
}
