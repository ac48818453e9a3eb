"use client";

import type { ReactNode } from "react";

export interface StatTileProps {
  readonly label: string;
  readonly value: ReactNode;
  /** The unit, the comparison, or how it was measured. */
  readonly hint?: ReactNode;
}

export function StatTile({ label, value, hint }: StatTileProps) {
  return (
    <div className="rounded-xl border border-border bg-surface p-5 shadow-card">
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{value}</p>
      {hint !== undefined && <p className="mt-1 text-xs text-muted">{hint}</p>}
    </div>
  );
}
