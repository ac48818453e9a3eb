import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

export interface TableProps extends ComponentProps<"table"> {
  /** Under the rows, on the same sheet, and not part of the table. */
  readonly footer?: ReactNode;
  /** Names the sheet and lets a keyboard scroll it: for a wide table with nothing in it that can be focused. */
  readonly scrollLabel?: string;
}

/** A sheet of rows; scrolls sideways when it has to. Put a `<caption>` first to name it. */
export function Table({ className, footer, scrollLabel, ...props }: TableProps) {
  const scrolls = scrollLabel === undefined ? {} : { role: "region", "aria-label": scrollLabel, tabIndex: 0 };
  return (
    <div
      {...scrolls}
      className="relative overflow-x-auto rounded-xl border border-border bg-surface shadow-card"
    >
      <table {...props} className={clsx("w-full border-collapse text-left text-sm", className)} />
      {footer}
    </div>
  );
}

export function TableHead({ className, ...props }: ComponentProps<"thead">) {
  return <thead {...props} className={clsx("border-b border-border bg-subtle/60 text-muted", className)} />;
}

export function TableBody({ className, ...props }: ComponentProps<"tbody">) {
  return <tbody {...props} className={clsx("divide-y divide-border", className)} />;
}

export function TableRow({ className, ...props }: ComponentProps<"tr">) {
  return <tr {...props} className={className} />;
}

/** A column's heading; `scope="row"` makes it a row's. */
export function TableHeaderCell({ className, scope = "col", ...props }: ComponentProps<"th">) {
  return <th {...props} scope={scope} className={clsx("px-4 py-2.5 font-medium", className)} />;
}

export function TableCell({ className, ...props }: ComponentProps<"td">) {
  return <td {...props} className={clsx("px-4 py-3", className)} />;
}
