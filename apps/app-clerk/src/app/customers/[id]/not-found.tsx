import { CustomerNotFound } from "@repo/features/customers";

export default function NotFoundPage() {
  return <CustomerNotFound />;
}
