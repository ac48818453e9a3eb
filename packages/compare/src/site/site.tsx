import { AppShell, NavItem } from "@repo/ui";
import { useEffect, useMemo } from "react";
import { entryOf, pageOf, pages, titleOf } from "./pages";
import { parseRoute, useRoute, type Route } from "./route";
import { readShown } from "./shown";

export function Site() {
  const text = useRoute();
  const route = useMemo(() => parseRoute(text), [text]);
  const current = entryOf(route.path);
  return (
    <AppShell
      brand={<a href="#/">Two routers</a>}
      subtitle="One Convex deployment, compared"
      nav={pages.map(({ path, label }) => (
        <NavItem key={path} active={path === current?.path} href={`#/${path}`}>
          {label}
        </NavItem>
      ))}
      account={null}
    >
      <Page key={route.path} route={route} />
    </AppShell>
  );
}

/** Mounted anew for each page, which is then read from its top; what stands behind `?` is a place in it. */
function Page({ route }: { readonly route: Route }) {
  const shown = useMemo(() => readShown(), []);
  const isWhole = !route.search.has("figure");
  useEffect(() => {
    // In braces: some browsers answer with a promise, which is no clean-up.
    if (isWhole) window.scrollTo(0, 0);
  }, [isWhole]);
  return (
    <>
      <title>{titleOf(route)}</title>
      {pageOf(route.path).render(route, shown)}
    </>
  );
}
