import type { InferGetStaticPropsType } from "next";
import { RequireSignIn } from "../../auth/require-sign-in";
import { Title } from "../../layout/title";
import { LabFrame } from "../../prefetch/frame";
import { LabView } from "../../prefetch/lab-view";
import { readSources } from "../../prefetch/sources";

export async function getStaticProps() {
  return { props: { sources: await readSources() } };
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
