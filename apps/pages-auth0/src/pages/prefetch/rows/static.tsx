import { Title } from "../../../layout/title";
import { LabFrame } from "../../../prefetch/frame";
import { RowsView } from "../../../prefetch/rows-view";

export default function StaticRowsPage() {
  return (
    <LabFrame>
      <Title>The rows</Title>
      <RowsView />
    </LabFrame>
  );
}
