import { AppShell, NavItem } from "@repo/ui";
import { useEffect } from "react";
import { concerns } from "../concerns";
import { ConcernPage } from "./concern-page";
import { ConcernsPage } from "./concerns-page";
import { FrontDoor } from "./front-door";
import { MeasurementsPage } from "./measurements-page";
import { readShown } from "./shown";
import { useRoute } from "./route";

const navigation = [
  ["", "Overview"],
  ["concerns", "Concerns"],
  ["measurements", "Measurements"],
] as const;

export function Site() {
  const route = useRoute();
  return (
    <AppShell
      brand={<a href="#/">Two routers</a>}
      subtitle="One Convex deployment, compared"
      nav={navigation.map(([path, label]) => (
        <NavItem key={path} active={path === "" ? route === "" : route.startsWith(path)} href={`#/${path}`}>
          {label}
        </NavItem>
      ))}
      account={null}
    >
      <Page key={route} route={route} />
    </AppShell>
  );
}

/** Mounted anew for each address, which is then read from its top. */
function Page({ route }: { readonly route: string }) {
  useEffect(() => {
    // In braces: some browsers answer with a promise, which is no clean-up.
    window.scrollTo(0, 0);
  }, []);
  const shown = readShown();
  if (route === "measurements") return <MeasurementsPage shown={shown} />;
  const concern = concerns.find(({ id }) => route === `concerns/${id}`);
  if (concern !== undefined) return <ConcernPage key={concern.id} concern={concern} />;
  return route.startsWith("concerns") ? <ConcernsPage /> : <FrontDoor shown={shown} />;
}
