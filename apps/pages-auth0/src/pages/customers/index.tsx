import { useSession } from "@repo/convex-next";
import { PageSkeleton } from "@repo/ui";
import type { NextPageContext } from "next";
import { CustomersList } from "#customers/customers-list.tsx";
import type { PreloadedCustomers } from "#customers/preload-customers.ts";
import { Title } from "#layout/title.tsx";

export default function CustomersPage({ preloaded }: PreloadedCustomers) {
  const { status } = useSession();
  return (
    <>
      <Title>Customers</Title>
      {preloaded || status !== "loading" ? <CustomersList preloaded={preloaded} /> : <PageSkeleton />}
    </>
  );
}

/**
 * Not getServerSideProps: what has that asks the server again for every navigation. This is called on the server for the
 * first page of a visit, and in the browser for a navigation, which finds its rows in the client.
 */
CustomersPage.getInitialProps = async (context: NextPageContext): Promise<PreloadedCustomers> =>
  // The browser's bundle is without what is imported here, as the condition is known when it is built.
  typeof window === "undefined"
    ? (await import("#customers/preload-customers.ts")).preloadCustomers(context)
    : {};
