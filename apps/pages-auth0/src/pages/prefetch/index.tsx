import { RequireSignIn } from "@repo/features/account";
import { readSources } from "@repo/prefetch-lab/sources";
import type { InferGetStaticPropsType } from "next";
import { Title } from "#layout/title.tsx";
import { LabFrame } from "#prefetch/frame.tsx";
import { LabView } from "#prefetch/lab-view.tsx";
import { techniques } from "#prefetch/techniques.ts";

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
