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
      <div className="flex-1 p-5 sm:px-6">
        <CodeBlock code={code} caption={name} />
        <p className="mt-2 text-xs text-muted">
          {lines} {lines === 1 ? "line" : "lines"}
        </p>
      </div>
      <CardFooter>{children}</CardFooter>
    </Card>
  );
}
