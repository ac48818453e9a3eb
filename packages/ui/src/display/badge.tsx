import { cva } from "class-variance-authority";
import type { ReactNode } from "react";
import type { Tone } from "../tone";

const badgeVariants = cva(
  "inline-flex items-center align-middle gap-1 rounded-full px-2.5 py-0.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3.5",
  {
    variants: {
      tone: {
        neutral: "bg-subtle text-muted ring-1 ring-border ring-inset",
        primary: "bg-primary-soft text-primary",
        success: "bg-success-soft text-success",
        warning: "bg-warning-soft text-warning",
        danger: "bg-danger-soft text-danger",
      },
    },
  },
);

export function Badge({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return <span className={badgeVariants({ tone })}>{children}</span>;
}
