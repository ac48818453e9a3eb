/** What a machine without accounts cannot measure. */
const NOT_MEASURED = [
  [
    "Cold starts on Vercel",
    "All servers here are warm and run on one machine. A function that starts anew adds its start to the first request, for both routers.",
  ],
  [
    "Real networks",
    "The slow ones are the browser's own profiles, over loopback: no lost packets, no distance to a deployment, no CDN.",
  ],
  [
    "Real tenants, instances and deployments",
    "The identity services and the deployment are local stand-ins. Their answers take a fraction of what the services take, so the share of the SDKs is larger here than it is there.",
  ],
  ["Real devices", "One machine and one browser. A phone has other bottlenecks."],
] as const;

/** Named, so that no figure is taken for more than it is. */
export function NotMeasured() {
  return (
    <section className="mt-10">
      <h2 className="text-xl font-semibold tracking-tight">What could not be measured here</h2>
      <dl className="mt-4 grid gap-4 sm:grid-cols-2">
        {NOT_MEASURED.map(([what, why]) => (
          <div key={what} className="rounded-xl border border-border bg-surface p-5 shadow-card">
            <dt className="font-semibold">{what}</dt>
            <dd className="mt-1 text-sm text-muted">{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
