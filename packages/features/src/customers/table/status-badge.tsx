import { type CustomerStatus } from "@repo/convex-backend/rules";
import { Badge } from "@repo/ui";
import { customerStatusLooks } from "../customer";

export function StatusBadge({ status }: { readonly status: CustomerStatus }) {
  const { label, tone } = customerStatusLooks[status];
  return <Badge tone={tone}>{label}</Badge>;
}
