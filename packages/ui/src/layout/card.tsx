import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";

/** A raised sheet. `CardHeader`, `CardBody` and `CardFooter` bring their own padding. */
export function Card({ className, ...props }: ComponentProps<"section">) {
  return (
    <section
      {...props}
      className={clsx("rounded-xl border border-border bg-surface shadow-card", className)}
    />
  );
}

export interface CardHeaderProps {
  /** An `h2`. */
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
}

export function CardHeader({ title, description, actions }: CardHeaderProps) {
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-3 px-5 pt-5 sm:px-6">
      <div className="min-w-0 flex-1">
        <h2 className="font-semibold tracking-tight">{title}</h2>
        {description !== undefined && <p className="mt-0.5 text-sm text-muted">{description}</p>}
      </div>
      {actions}
    </div>
  );
}

export function CardBody({ className, ...props }: ComponentProps<"div">) {
  return <div {...props} className={clsx("p-5 sm:p-6", className)} />;
}

export function CardFooter({ className, ...props }: ComponentProps<"div">) {
  return (
    <div
      {...props}
      className={clsx(
        "flex flex-wrap items-center gap-3 border-t border-border px-5 py-4 sm:px-6",
        className,
      )}
    />
  );
}
