import { CopyButton } from "@repo/ui";

export interface CodeBlockProps {
  readonly code: string;
  readonly caption?: string;
}

export function CodeBlock({ code, caption }: CodeBlockProps) {
  return (
    <figure className="overflow-hidden rounded-xl border border-border bg-subtle">
      <figcaption className="flex items-center justify-between gap-3 border-b border-border py-1 pr-1 pl-4 text-xs text-muted">
        <span className="truncate">{caption ?? "Code"}</span>
        <CopyButton value={code} label={caption ?? "code"} />
      </figcaption>
      {/* Long lines wrap: what scrolls sideways would have to be reachable by keyboard. */}
      <pre className="p-4 font-mono text-[0.8125rem] leading-relaxed wrap-anywhere whitespace-pre-wrap">
        <code>{code}</code>
      </pre>
    </figure>
  );
}
