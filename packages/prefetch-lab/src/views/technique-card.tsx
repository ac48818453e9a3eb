import { Card, CardFooter, CardHeader } from "@repo/ui";
import { useId, type ReactNode } from "react";
import { CodeBlock } from "./code-block";

export interface TechniqueCardProps {
  readonly name: string;
  /** What it does, in a sentence or two. */
  readonly summary: ReactNode;
  /** The lines it takes. */
  readonly code: string;
  /** Next to the name, such as a `Badge`. */
  readonly status?: ReactNode;
  /** The link to try, and what it measured last. */
  readonly children: ReactNode;
}

/** One way to have the data before the click: what it does, the code it takes, and a link to try it. */
export function TechniqueCard({ name, summary, code, status, children }: TechniqueCardProps) {
  const id = useId();
  const lines = code.split("\n").filter((line) => line.trim() !== "").length;
  return (
    <Card aria-labelledby={id} className="flex min-w-0 flex-col">
      <CardHeader title={<span id={id}>{name}</span>} description={summary} actions={status} />
      <details className="flex-1 px-5 py-4 sm:px-6">
        <summary className="cursor-pointer rounded-sm text-sm text-muted">
          Its code: {lines} {lines === 1 ? "line" : "lines"}
        </summary>
        <div className="mt-3">
          <CodeBlock code={code} caption={name} />
        </div>
      </details>
      <CardFooter>{children}</CardFooter>
    </Card>
  );
}
