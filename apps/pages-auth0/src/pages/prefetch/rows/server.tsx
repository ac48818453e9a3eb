import { TRY } from "@repo/convex-next/lab";
import { queryOf } from "@repo/convex-next/query-call";
import type { GetServerSidePropsContext, InferGetServerSidePropsType } from "next";
import { preloadForViewer } from "../../../auth/server";
import { withViewer } from "../../../auth/with-viewer";
import { Title } from "../../../layout/title";
import { rowsCall, tryIdOf } from "../../../prefetch/data";
import { LabFrame } from "../../../prefetch/frame";
import { RowsView } from "../../../prefetch/rows-view";
import { keepWarmAnswer } from "../../../prefetch/warm-answer";

export async function getServerSideProps(context: GetServerSidePropsContext) {
  keepWarmAnswer(context);
  const call = rowsCall(tryIdOf(context.query[TRY]));
  return withViewer(async () => ({ rows: await preloadForViewer(queryOf(call), call.args, context) }))(
    context,
  );
}

export default function ServerRowsPage({ rows }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <LabFrame>
      <Title>The rows</Title>
      <RowsView preloaded={rows} />
    </LabFrame>
  );
}
