import { cva } from "class-variance-authority";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { Tone } from "../tone";

const icons = {
  neutral: Info,
  primary: Info,
  success: CircleCheck,
  warning: TriangleAlert,
  danger: CircleAlert,
} as const;

const calloutVariants = cva("flex gap-3 rounded-xl border px-4 py-3 text-sm", {
  variants: {
    tone: {
      neutral: "border-border bg-subtle [--callout:var(--color-muted)]",
      primary: "border-primary/25 bg-primary-soft [--callout:var(--color-primary)]",
      success: "border-success/25 bg-success-soft [--callout:var(--color-success)]",
      warning: "border-warning/25 bg-warning-soft [--callout:var(--color-warning)]",
      danger: "border-danger/25 bg-danger-soft [--callout:var(--color-danger)]",
    },
  },
});

export interface CalloutProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children: ReactNode;
  /** Buttons or links that answer the message. */
  readonly action?: ReactNode;
}

/** A message inside a page. Not a live region: wrap it in one when it appears by itself. */
export function Callout({ tone, title, children, action }: CalloutProps) {
  const Icon = icons[tone];
  return (
    <div className={calloutVariants({ tone })}>
      <Icon className="mt-0.5 size-4.5 shrink-0 text-(--callout)" />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60">
          {title !== undefined && <p className="font-semibold">{title}</p>}
          <div className="text-foreground/90">{children}</div>
        </div>
        {action}
      </div>
    </div>
  );
}
