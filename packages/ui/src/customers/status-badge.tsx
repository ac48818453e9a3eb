import { Badge } from "../display/badge";
import { customerStatusLooks, type CustomerStatus } from "./customer";

export function StatusBadge({ status }: { readonly status: CustomerStatus }) {
  const { label, tone } = customerStatusLooks[status];
  return <Badge tone={tone}>{label}</Badge>;
}
