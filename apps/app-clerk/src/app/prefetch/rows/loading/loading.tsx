import { PageHeader } from "@repo/ui";
import { TableSkeleton } from "@repo/features/customers";

export default function LoadingRows() {
  return (
    <>
      <PageHeader title="The rows" />
      <TableSkeleton />
    </>
  );
}
