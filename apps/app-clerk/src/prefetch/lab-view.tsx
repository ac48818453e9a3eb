"use client";

import { useLabLinks, useLabState } from "@repo/convex-next/lab";
import { Callout, Explanation, PageHeader } from "@repo/ui";
import { env } from "../env";
import { Controls } from "./controls";
import { lab } from "./lab";
import { Results } from "./results";
import { TechniqueView } from "./technique-view";
import { techniques } from "./techniques";

/** Every way to have the data before the click, to be tried. @param sources the links' code, by technique */
export function LabView({ sources }: { sources: Readonly<Record<string, string>> }) {
  useLabLinks(lab, techniques);
  const { measurements, isLocal } = useLabState(lab);
  return (
    <>
      <PageHeader
        title="Data before the click"
        description="Every link below leads to the same rows, which only you may read. Rest on one, click it, and see what it took."
      />
      {env.NODE_ENV === "development" && (
        <div className="mb-6">
          <Callout tone="warning" title="Next does not prefetch in development">
            What a link does by itself, and what router.prefetch does, is off in next dev. Run `pnpm build`
            and `pnpm start` for numbers that mean something.
          </Callout>
        </div>
      )}
      <Explanation>
        <h2>Can authenticated data be there before the click?</h2>
        <p>
          Yes. “Next only prefetches static routes” is not so: a plain link leaves your query for the click,
          but
          {" <Link prefetch={true}> "}runs the dynamic page on the server, with your cookies, before it. What
          it fetched is kept for five minutes and can be out of date; and it costs one run of the query for
          each link on the screen, clicked or not.
        </p>
        <p>
          So ask only when somebody is about to click, and twice: Next for the page, and the deployment for
          the query, with the session that this tab already has. The page that is then shown finds its rows in
          the client, live, and the server is not asked again.
        </p>
        <p>
          One more way is not here, as it is a setting of the whole app: with cacheComponents and a read
          marked “use cache: private” every link on the screen has its rows, up to five minutes old. It was
          built and measured beside this one; apps/app-clerk/decisions/0001-caching-model.md has the numbers
          and what it asks of the pages.
        </p>
      </Explanation>
      <div className="mt-8">
        <Controls />
      </div>
      {isLocal === false && (
        <p className="my-4 text-sm text-muted">
          This deployment does not count its executions, so those columns stay empty. The local one does.
        </p>
      )}
      <section aria-labelledby="techniques" className="my-8">
        <h2 id="techniques" className="mb-4 text-lg font-semibold tracking-tight">
          Techniques
        </h2>
        <div className="grid gap-6 lg:grid-cols-2">
          {techniques.map((technique) => (
            <TechniqueView key={technique.id} technique={technique} code={sources[technique.id] ?? ""} />
          ))}
        </div>
      </section>
      <Results measurements={measurements} />
    </>
  );
}
