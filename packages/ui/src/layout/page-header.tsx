import { ArrowLeft } from "lucide-react";
import type { ReactNode } from "react";

export interface PageHeaderProps {
  /** The page's `h1`. */
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** A link to the page above this one. */
  readonly back?: ReactNode;
}

export function PageHeader({ title, description, actions, back }: PageHeaderProps) {
  return (
    <header className="mb-8 border-b-4 border-double border-border pb-5">
      {back !== undefined && (
        <div className="mb-3 inline-flex items-center gap-1.5 text-sm font-medium text-muted hover:text-foreground [&_a]:rounded-sm">
          <ArrowLeft className="size-4" />
          {back}
        </div>
      )}
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 flex-1 basis-80">
          {/* A name that is written from the right has its signs where the tables have them, and begins where titles do. */}
          <h1
            dir="auto"
            className="text-left text-2xl font-semibold tracking-tight wrap-anywhere sm:text-3xl"
          >
            {title}
          </h1>
          {description !== undefined && <p className="mt-1.5 max-w-2xl text-muted">{description}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-3">{actions}</div>}
      </div>
    </header>
  );
}
