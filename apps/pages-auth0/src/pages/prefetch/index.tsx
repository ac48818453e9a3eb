import { RequireSignIn } from "@repo/features/account";
import { readSources } from "@repo/prefetch-lab/sources";
import type { InferGetStaticPropsType } from "next";
import { Title } from "../../layout/title";
import { LabFrame } from "../../prefetch/frame";
import { LabView } from "../../prefetch/lab-view";
import { techniques } from "../../prefetch/techniques";

export async function getStaticProps() {
  return { props: { sources: await readSources(techniques) } };
}

export default function PrefetchPage({ sources }: InferGetStaticPropsType<typeof getStaticProps>) {
  return (
    <LabFrame>
      <Title>Data before the click</Title>
      <RequireSignIn>
        <LabView sources={sources} />
      </RequireSignIn>
    </LabFrame>
  );
}
