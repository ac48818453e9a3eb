import type { InferGetServerSidePropsType } from "next";
import { withViewer } from "../../auth/with-viewer";
import { RenderingFrame } from "../../rendering/frame";
import { readSnapshot } from "../../rendering/snapshot";
import { SnapshotView } from "../../rendering/snapshot-view";

export const getServerSideProps = withViewer(readSnapshot);

export default function ServerPage(props: InferGetServerSidePropsType<typeof getServerSideProps>) {
  return (
    <RenderingFrame page="server" readAt={props.readAt} live={false}>
      <SnapshotView {...props} />
    </RenderingFrame>
  );
}
