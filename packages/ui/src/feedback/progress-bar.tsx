/** A thin bar across the top of the window for a slow navigation. A fast one (under 150 ms) never shows it. */
export function ProgressBar({ active }: { readonly active: boolean }) {
  if (!active) return null;
  return (
    <div className="pointer-events-none fixed inset-x-0 top-0 z-50 h-0.5 overflow-hidden">
      <progress aria-label="Loading page" className="sr-only" />
      <div className="h-full w-2/5 animate-progress rounded-full bg-primary" />
    </div>
  );
}
