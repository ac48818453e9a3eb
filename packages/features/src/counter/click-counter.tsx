"use client";

import { Plus } from "lucide-react";
import { useId } from "react";
import { Button } from "@repo/ui";
import { LiveBadge } from "@repo/ui";

export interface ClickCounterProps {
  /** Undefined while it is not known yet. */
  readonly value: number | undefined;
  readonly onAdd: () => void;
  readonly pending?: boolean;
  /** Whether there is no connection that a change could come by. */
  readonly offline?: boolean;
}

/** A public number that everyone sees change, written like the total of a column. */
export function ClickCounter({ value, onAdd, pending = false, offline = false }: ClickCounterProps) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="rounded-xl border border-border bg-surface p-6 shadow-card sm:p-8"
    >
      <div className="flex items-center justify-between gap-3">
        <h2 id={titleId} className="font-semibold tracking-tight">
          Public counter
        </h2>
        <LiveBadge state={offline ? "offline" : value === undefined ? "connecting" : "live"} />
      </div>
      <p className="mt-1 max-w-sm text-sm text-muted">
        One number for everyone, in both apps. No sign-in needed.
      </p>
      <div className="mt-6 flex flex-wrap items-end justify-between gap-6">
        <p
          aria-live="polite"
          aria-atomic
          className="min-w-28 border-b-6 border-double border-foreground/70 pb-1"
        >
          {/* The key replays the animation, so that a change is seen as well as read. */}
          <span
            key={value}
            className="block animate-rise text-6xl leading-none font-semibold tracking-tighter tabular-nums"
          >
            {value === undefined ? "–" : value.toLocaleString("en-US")}
          </span>
          <span className="sr-only">{value === 1 ? " click" : " clicks"}</span>
        </p>
        <Button size="lg" className="max-sm:w-full" pending={pending} onClick={onAdd}>
          <Plus />
          Add one
        </Button>
      </div>
    </section>
  );
}
