import { PageHeader, TableSkeleton } from "@repo/ui";

export default function LoadingRows() {
  return (
    <>
      <PageHeader title="The rows" />
      <TableSkeleton />
    </>
  );
}
