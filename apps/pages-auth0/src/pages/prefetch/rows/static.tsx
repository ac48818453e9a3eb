import { Title } from "#layout/title.tsx";
import { LabFrame } from "#prefetch/frame.tsx";
import { RowsView } from "#prefetch/rows-view.tsx";

export default function StaticRowsPage() {
  return (
    <LabFrame>
      <Title>The rows</Title>
      <RowsView />
    </LabFrame>
  );
}
