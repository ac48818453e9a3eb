"use client";

import { Callout, Explanation, PageHeader } from "@repo/ui";
import type { ReactNode } from "react";
import { useLabApp } from "../app";
import { useLabLinks, useLabState } from "../measure/use-lab";
import { Controls } from "./controls";
import { Results } from "./results";
import { TechniqueView } from "./technique-view";

interface LabViewProps {
  /** The links' code, by technique. */
  sources: Readonly<Record<string, string>>;
  /** Whether Next runs in development, where it does not prefetch. */
  isDevelopment: boolean;
  /** What this router can do, and cannot. */
  children: ReactNode;
}

/** Every way to have the data before the click, to be tried. */
export function LabView({ sources, isDevelopment, children }: LabViewProps) {
  const { lab, techniques } = useLabApp();
  useLabLinks(lab, techniques);
  const { measurements, isLocal } = useLabState(lab);
  return (
    <>
      <PageHeader
        title="Data before the click"
        description="Every link below leads to the same rows, which only you may read. Rest on one, click it, and see what it took."
      />
      {isDevelopment && (
        <div className="mb-6">
          <Callout tone="warning" title="Next does not prefetch in development">
            What a link does by itself, and what router.prefetch does, is off in next dev. Run `pnpm build`
            and `pnpm start` for numbers that mean something.
          </Callout>
        </div>
      )}
      <Controls />
      {isLocal === false && (
        <p className="my-4 text-sm text-muted">
          This deployment does not count its executions, so those columns stay empty. The local one does.
        </p>
      )}
      <Results measurements={measurements} />
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
      <Explanation>
        <h2>Can authenticated data be there before the click?</h2>
        {children}
      </Explanation>
    </>
  );
}
