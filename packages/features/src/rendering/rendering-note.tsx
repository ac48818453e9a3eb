import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { LiveBadge } from "@repo/ui";
import { UtcTime } from "@repo/ui";
import { LiveFromHere } from "./live-from-here";

export interface RenderingNoteProps {
  /** What the page shows, in a sentence. */
  readonly summary: ReactNode;
  /** When the server read the data, in milliseconds since the epoch; null when it has not yet. */
  readonly readAt?: number | null;
  /** Whether the page follows the data from here on. */
  readonly live: boolean;
  /** The page's own source file, as a path. */
  readonly source: string;
  readonly sourceHref?: string;
  // only: both
  /** The same page in the other app. */
  readonly twin: string;
  readonly twinHref?: string;
  // only: end
}

function Reference({ label, text, href }: { label: string; text: string; href: string | undefined }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="mt-0.5 font-mono text-[0.8125rem] wrap-anywhere">
        {href === undefined ? (
          text
        ) : (
          <a
            href={href}
            className="rounded-sm text-primary underline decoration-primary/35 underline-offset-4 hover:decoration-primary"
          >
            {text}
            <ArrowUpRight className="ml-0.5 inline size-3.5 align-text-top" />
          </a>
        )}
      </dd>
    </div>
  );
}

function ReadAt({ time }: { time: number | null | undefined }) {
  if (time === undefined) return "In your browser";
  return time === null ? "Not yet" : <UtcTime value={time} precision="second" />;
}

/** Explains a page: what it shows, when that was read, whether it is live, and where its code is. */
export function RenderingNote(props: RenderingNoteProps) {
  const { summary, readAt, live, source, sourceHref } = props;
  const { twin, twinHref } = props; // only: both
  return (
    <aside
      aria-label="How this page is rendered"
      className="mb-8 rounded-xl border border-border border-l-rule bg-surface shadow-card [border-left-style:double] [border-left-width:6px]"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 p-5">
        <p className="max-w-2xl min-w-0 flex-1 basis-72">{summary}</p>
        {live ? <LiveFromHere /> : <LiveBadge state="snapshot" />}
      </div>
      <dl className="grid gap-x-8 gap-y-3 border-t border-border px-5 py-4 sm:grid-cols-3">
        <div>
          <dt className="text-xs text-muted">Data read</dt>
          <dd className="mt-0.5 text-sm">
            <ReadAt time={readAt} />
          </dd>
        </div>
        <Reference label="Source" text={source} href={sourceHref} />
        {/* only: both */}
        <Reference label="Twin" text={twin} href={twinHref} />
        {/* only: end */}
      </dl>
    </aside>
  );
}
