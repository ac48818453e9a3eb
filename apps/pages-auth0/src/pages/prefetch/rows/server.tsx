import { rowsCall, TRY, tryIdOf } from "@repo/prefetch-lab/data";
import type { GetServerSidePropsContext, InferGetServerSidePropsType } from "next";
import { preloadForViewer } from "#auth/server.ts";
import { withViewer } from "#auth/with-viewer.ts";
import { Title } from "#layout/title.tsx";
import { LabFrame } from "#prefetch/frame.tsx";
import { RowsView } from "#prefetch/rows-view.tsx";
import { makeAnswerCacheable } from "#prefetch/cacheable-answer.ts";

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
