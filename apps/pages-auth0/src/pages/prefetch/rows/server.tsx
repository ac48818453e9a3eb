import { rowsCall, TRY, tryIdOf } from "@repo/prefetch-lab/data";
import type { GetServerSidePropsContext, InferGetServerSidePropsType } from "next";
import { preloadForViewer } from "../../../auth/server";
import { withViewer } from "../../../auth/with-viewer";
import { Title } from "../../../layout/title";
import { LabFrame } from "../../../prefetch/frame";
import { RowsView } from "../../../prefetch/rows-view";
import { makeAnswerCacheable } from "../../../prefetch/cacheable-answer";

export async function getServerSideProps(context: GetServerSidePropsContext) {
  makeAnswerCacheable(context);
  const call = rowsCall(tryIdOf(context.query[TRY]));
  return withViewer(async () => ({ rows: await preloadForViewer(call, context) }))(context);
}

export default function ServerRowsPage({ rows }: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <LabFrame>
      <Title>The rows</Title>
      <RowsView preloaded={rows} />
    </LabFrame>
  );
}
