"use client";

import { Badge, Button, Skeleton } from "@repo/ui";
import { useLabApp } from "../app";
import { explain } from "../measure/explain";
import { useLabState, useTechnique } from "../measure/use-lab";
import type { LabTechnique } from "../technique";
import { TechniqueCard } from "./technique-card";

/** One technique: its code, its link, and what the last click on it took. */
export function TechniqueView({ technique, code }: { technique: LabTechnique; code: string }) {
  const { id, name, summary, Link } = technique;
  const { lab } = useLabApp();
  const { tries, measurements } = useLabState(lab);
  const around = useTechnique(lab, id);
  const current = tries[id];
  const last = measurements.findLast((measurement) => measurement.technique === id);
  return (
    <TechniqueCard
      name={name}
      summary={summary}
      code={code}
      {...(last && { status: <Badge tone="neutral">{Math.round(last.clickToRowsMs)} ms</Badge> })}
    >
      <div {...around} key={current?.id} className="-my-4 -ml-5 py-4 pr-5 pl-5 sm:-ml-6 sm:pl-6">
        {current ? (
          <Button variant="secondary" asChild>
            <Link href={current.href} aria-label={`Open the rows: ${name}`}>
              Open the rows
            </Link>
          </Button>
        ) : (
          <Skeleton className="h-10 w-36" />
        )}
      </div>
      {last && <p className="basis-full text-sm text-muted">{explain(last).join(" ")}</p>}
    </TechniqueCard>
  );
}
