import { clsx } from "clsx";

/** A grey bar the size of what will come. Sizes come from `className`; hidden from assistive technology. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={clsx("block animate-pulse rounded-md bg-muted/15", className)} />;
}
