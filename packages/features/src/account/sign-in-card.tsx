import type { ReactNode } from "react";

export interface SignInCardProps {
  /** The page's `h1`. */
  readonly title: string;
  readonly description: ReactNode;
  /** The button that signs in, or the identity provider's component; then hints. */
  readonly children: ReactNode;
}

export function SignInCard({ title, description, children }: SignInCardProps) {
  return (
    <section className="mx-auto max-w-md rounded-2xl border border-border bg-surface p-6 shadow-card sm:my-6 sm:p-8">
      <h1 className="text-2xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-2 border-b-4 border-double border-border pb-5 text-muted">{description}</div>
      <div className="mt-6 flex flex-col gap-4">{children}</div>
    </section>
  );
}
