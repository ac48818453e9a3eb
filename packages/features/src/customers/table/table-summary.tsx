import type { ReactNode } from "react";

interface TableSummaryProps {
  /** For the table to name as its description. */
  id?: string;
  /** Whether assistive technology announces what changes in it: for what somebody has just asked for. */
  announced?: boolean;
  children: ReactNode;
}

/** The line above the table, in words. It has its height without any, so that nothing moves when they come. */
export function TableSummary({ id, announced = false, children }: TableSummaryProps) {
  const Line = announced ? "output" : "p";
  return (
    <Line id={id} className="mb-3 block min-h-5 text-sm text-muted tabular-nums">
      {children}
    </Line>
  );
}
