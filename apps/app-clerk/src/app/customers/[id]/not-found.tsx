import { CustomerNotFound } from "../../../customers/not-found";

export default function NotFoundPage() {
  return <CustomerNotFound />;
}
