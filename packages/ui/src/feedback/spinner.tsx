import { LoaderCircle } from "lucide-react";

/** Decorative: whatever it stands in for says in words that it is busy. */
export function Spinner() {
  return <LoaderCircle className="size-4 animate-spin" aria-hidden />;
}
