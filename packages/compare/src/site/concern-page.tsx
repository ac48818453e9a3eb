import { Callout, PageHeader, Skeleton } from "@repo/ui";
import { useEffect, useState } from "react";
import { apps, type Concern } from "../concern";
import { concerns } from "../concerns";
import { filesOf } from "../files/concern-files";
import { pairFiles } from "../files/pairs";
import { loadSources, type Sources } from "../files/sources";
import { InlineCode } from "./inline-code";
import { SourceDiff } from "./source-diff";

/** The sources of one concern in both apps, pair by pair, and what proves them. */
export function ConcernPage({ concern }: { readonly concern: Concern }) {
  const [sources, setSources] = useState<Sources | Error>();
  useEffect(() => {
    loadSources().then(setSources, setSources);
  }, []);
  return (
    <>
      <PageHeader
        title={concern.name}
        description={<InlineCode text={concern.what} />}
        back={<a href="#/concerns">Concerns</a>}
      />
      <Callout tone="primary" title="What differs, and why">
        <InlineCode text={concern.differs} />
      </Callout>
      <List title="Shared" paths={concern.shared} />
      <List title="Journeys, in packages/e2e/src" paths={concern.journeys} />
      <List title="Unit tests" paths={concern.unitTests} />
      {sources === undefined && <Skeleton className="mt-8 h-64 w-full" />}
      {sources instanceof Error && <Callout tone="danger">{sources.message}</Callout>}
      {sources !== undefined && !(sources instanceof Error) && <Pairs concern={concern} sources={sources} />}
    </>
  );
}

function List({ title, paths }: { readonly title: string; readonly paths: readonly string[] }) {
  return paths.length === 0 ? null : (
    <p className="mt-3 text-sm text-muted wrap-anywhere">
      {title}: <span className="font-mono">{paths.join(", ")}</span>
    </p>
  );
}

function Pairs({ concern, sources }: { readonly concern: Concern; readonly sources: Sources }) {
  const [pagesAuth0, appClerk] = apps.map((app) => {
    const prefix = `apps/${app}/src/`;
    const paths = Object.keys(sources).filter((path) => path.startsWith(prefix));
    return filesOf(
      concerns,
      concern,
      app,
      paths.map((path) => path.slice(prefix.length)),
    );
  });
  const pairs = pairFiles(pagesAuth0 ?? [], appClerk ?? []);
  if (pairs.length === 0) return <p className="mt-8">Neither app has source of its own for this.</p>;
  return pairs.map((pair) => (
    <SourceDiff
      key={`${pair.pagesAuth0} ${pair.appClerk}`}
      pair={pair}
      left={sources[`apps/pages-auth0/src/${pair.pagesAuth0}`] ?? []}
      right={sources[`apps/app-clerk/src/${pair.appClerk}`] ?? []}
    />
  ));
}
