import { Callout } from "@repo/ui";

/** What the figures below the frames are, and are not. */
export function HowItIsCounted({ isDevelopment }: { readonly isDevelopment: boolean }) {
  return (
    <section className="mt-8 space-y-4">
      {isDevelopment && (
        <Callout tone="warning" title="These are development builds">
          Their scripts are several times as large, and a page is compiled when it is first asked for. For the
          figures of production: <code>npx -y pnpm@12.21.0 start</code>
        </Callout>
      )}
      <details className="rounded-xl border border-border bg-surface px-5 py-4 text-sm shadow-card sm:px-6">
        <summary className="font-semibold">How it is counted</summary>
        <ul className="mt-3 list-disc space-y-2 pl-5 text-muted">
          <li>
            Requests, bytes and times are the browser&apos;s own, read inside the frame. A page counts from
            its load, or from the press that led to it, until nothing was asked for and no row came for 0.7
            seconds. What was prefetched for it before the press counts, too. The script that reports them,
            some two kB, is among them.
          </li>
          <li>
            Rows that were in the HTML, or came before that script ran, have no time of their own: they took
            at most so long.
          </li>
          <li>
            What ran is the deployment&apos;s own count, so reads by the apps&apos; servers are in it. It has
            one count for everybody: the frames therefore load in turns, and what others run on it in the
            meantime is counted as well. Where both frames loaded at once, and on a real deployment, which
            counts for nobody, it is not known.
          </li>
          <li>
            One look is no measurement:{" "}
            <a className="underline" href="#/measurements">
              the measurements
            </a>{" "}
            have many samples, their spread, and an idle machine.
          </li>
        </ul>
      </details>
    </section>
  );
}
