import { PageSkeleton } from "@repo/ui";
import { useRouter } from "next/router";
import { useSyncExternalStore } from "react";
import { CustomersList } from "#customers/customers-list.tsx";
import { Title } from "#layout/title.tsx";

export default function CustomersPage() {
  const { isReady } = useRouter();
  // A static page learns its query after hydration; when one navigates to it, it has it in the first render.
  const knowsQuery = useSyncExternalStore(
    neverChanges,
    () => isReady,
    () => false,
  );
  return (
    <>
      <Title>Customers</Title>
      {knowsQuery ? <CustomersList /> : <PageSkeleton />}
    </>
  );
}

const neverChanges = () => () => {};
