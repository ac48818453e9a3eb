import { api } from "@repo/convex-backend/api";
import { describeError } from "@repo/convex-backend/errors";
import { IntentLink, useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { Button, CustomersTable, EmptyState, LiveBadge, PageHeader, TableSkeleton, toast } from "@repo/ui";
import { useMutation } from "convex/react";
import { Plus, Users } from "lucide-react";
import Link from "next/link";
import { SignInPrompt } from "../auth/sign-in-prompt";
import { customerCall, customersCall } from "./data";
import { toRow } from "./row";

interface CustomersListProps {
  preloaded?: OwnedPreload<typeof api.customers.listByUser> | null;
}

export function CustomersList({ preloaded }: CustomersListProps) {
  const customers = useLiveQuery(customersCall, preloaded);
  if (customers.status === "error") throw customers.error;
  if (customers.status === "signed-out") return <SignInPrompt />;
  return (
    <>
      <PageHeader
        title="Customers"
        description={<LiveBadge state={customers.status === "live" ? "live" : "connecting"} />}
        actions={
          <Button asChild>
            <Link href="/customers/new">
              <Plus aria-hidden /> Add customer
            </Link>
          </Button>
        }
      />
      {customers.data === undefined ? (
        <TableSkeleton />
      ) : customers.data.length === 0 ? (
        <NoCustomers />
      ) : (
        <CustomersTable
          customers={customers.data.map(toRow)}
          renderLink={(customer, children) => (
            <IntentLink href={`/customers/${customer.id}`} data={[customerCall(customer.id)]}>
              {children}
            </IntentLink>
          )}
        />
      )}
    </>
  );
}

function NoCustomers() {
  const addSamples = useMutation(api.customers.addSamples);
  return (
    <EmptyState
      icon={<Users aria-hidden />}
      title="No customers yet"
      description="Add your first one, or start with a handful of made-up customers."
      action={
        <Button
          variant="secondary"
          onClick={() => {
            addSamples({}).catch((error: unknown) => toast.error(describeError(error).message));
          }}
        >
          Add sample customers
        </Button>
      }
    />
  );
}
