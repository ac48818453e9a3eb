import type { InferGetServerSidePropsType } from "next";
import { withViewer } from "../../auth/with-viewer";
import { RenderingFrame } from "../../rendering/frame";
import { readSnapshot } from "../../rendering/snapshot";
import { SnapshotView } from "../../rendering/snapshot-view";

export const getServerSideProps = withViewer(readSnapshot);

export default function ServerPage(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  const isRead = props.clicks !== null;
  return (
    <RenderingFrame page="server" live={!isRead} {...(isRead && { readAt: props.readAt })}>
      <SnapshotView {...props} />
    </RenderingFrame>
  );
}
