import { clsx } from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

// 16 px on touch screens: iOS zooms into anything smaller.
const control = [
  "block w-full rounded-lg border border-field bg-surface text-base text-foreground transition-colors sm:text-sm",
  "placeholder:text-muted hover:border-foreground/60",
  "focus-visible:border-ring focus-visible:outline-offset-0",
  "aria-invalid:border-danger disabled:opacity-55",
];

/** A text is written from the side that its own letters are, and its signs stand where they will in the tables. */
export function Input({ className, ...props }: ComponentProps<"input">) {
  return <input dir="auto" {...props} className={clsx(control, "h-10 px-3", className)} />;
}

export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return <textarea dir="auto" {...props} className={clsx(control, "min-h-28 px-3 py-2", className)} />;
}

/** The browser's own select. */
export function Select({ className, ...props }: ComponentProps<"select">) {
  return (
    <span className="relative block">
      <select {...props} className={clsx(control, "h-10 appearance-none pr-9 pl-3", className)} />
      <ChevronDown className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted" />
    </span>
  );
}
