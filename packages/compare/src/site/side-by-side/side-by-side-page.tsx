import { Callout, PageHeader } from "@repo/ui";
import { apps } from "../../concern";
import { readSiteEnvironment } from "../environment";
import { replaceRoute } from "../route";
import { AddressBar } from "./address-bar";
import { AppFrame } from "./app-frame";
import { HowItIsCounted } from "./how-it-is-counted";
import { sideBySideRoute, useFramePair } from "./use-frame-pair";

/** Both apps, live, under one address bar. */
export function SideBySidePage({ search }: { readonly search: URLSearchParams }) {
  const environment = readSiteEnvironment();
  return (
    <>
      <PageHeader
        title="Side by side"
        description="Both apps live, under one address bar. Go somewhere in one, and the other follows. Below each is what its page has just cost."
      />
      {window.location.origin === environment.compare ? (
        <Frames search={search} />
      ) : (
        <Callout tone="warning" title="The apps are not shown from here">
          Both allow one other origin alone to show them in a frame, {environment.compare}, in development and
          tests. Start them, and this site with them: <code>npx -y pnpm@12.21.0 dev</code>. Then open{" "}
          <a className="underline" href={`${environment.compare}/#/side-by-side`}>
            {environment.compare}
          </a>
          .
        </Callout>
      )}
    </>
  );
}

function Frames({ search }: { readonly search: URLSearchParams }) {
  const { pair, state, frames } = useFramePair(search);
  return (
    <>
      <AddressBar
        path={state.path}
        follow={state.follow}
        onGo={(path) => (window.location.hash = `/${sideBySideRoute(path, state.follow)}`)}
        onFollow={(follow) => {
          pair.setFollow(follow);
          // Where it survives a reload.
          replaceRoute(sideBySideRoute(state.path, follow));
        }}
      />
      {/* Wider than the other pages, where the window is: two apps need the room of two. */}
      <div className="relative left-1/2 mt-6 grid w-full -translate-x-1/2 gap-6 lg:w-[min(100vw-3rem,110rem)] lg:grid-cols-2">
        {apps.map((app) => (
          <AppFrame
            key={app}
            app={app}
            path={state.path}
            frame={state.frames[app]}
            frames={frames}
            onLoad={() => pair.loaded(app)}
            onReload={() => pair.reload(app)}
          />
        ))}
      </div>
      <HowItIsCounted isDevelopment={apps.some((app) => state.frames[app].report?.isDevelopment === true)} />
    </>
  );
}
