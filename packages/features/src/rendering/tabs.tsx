import { IntentLink } from "@repo/convex-next";
import { renderingPages, type RenderingPageName } from "./pages";

/** From one way of rendering to the others. */
export function RenderingTabs({ current }: { current: RenderingPageName }) {
  return (
    <nav aria-label="Ways of rendering" className="mb-6 overflow-x-auto [scrollbar-width:none]">
      <ul className="flex w-max gap-1 rounded-lg bg-subtle p-1">
        {Object.entries(renderingPages).map(([name, { label, data, prefetch }]) => (
          <li key={name}>
            <IntentLink
              href={`/rendering/${name}`}
              data={data}
              prefetch={prefetch}
              navigate="press"
              aria-current={name === current ? "page" : undefined}
              className="block rounded-md px-3 py-1.5 text-sm font-medium text-muted hover:text-foreground aria-[current=page]:bg-surface aria-[current=page]:text-foreground aria-[current=page]:shadow-card"
            >
              {label}
            </IntentLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
