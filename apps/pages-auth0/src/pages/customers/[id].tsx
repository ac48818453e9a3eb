import { PageSkeleton } from "@repo/ui";
import { useRouter } from "next/router";
import { CustomerEditor } from "@repo/features/customers";
import { Title } from "#layout/title.tsx";

export default function CustomerPage() {
  const { query, isReady } = useRouter();
  return (
    <>
      <Title>Customer</Title>
      {/* A static page learns its parameters only after hydration. */}
      {isReady && typeof query.id === "string" ? (
        <CustomerEditor key={query.id} id={query.id} />
      ) : (
        <PageSkeleton />
      )}
    </>
  );
}
