import type { InferGetServerSidePropsType } from "next";
import { withViewer } from "#auth/with-viewer.ts";
import { RenderingFrame } from "#rendering/frame.tsx";
import { readSnapshot } from "#rendering/snapshot.ts";
import { SnapshotView } from "#rendering/snapshot-view.tsx";

export const getServerSideProps = withViewer(readSnapshot);

export default function ServerPage(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const isRead = props.clicks !== null;
  return (
    <RenderingFrame page="server" live={!isRead} {...(isRead && { readAt: props.readAt })}>
      <SnapshotView {...props} />
    </RenderingFrame>
  );
}
