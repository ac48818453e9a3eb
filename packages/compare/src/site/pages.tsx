import type { ReactNode } from "react";
import { concerns } from "../concerns";
import { AtScalePage } from "./at-scale-page";
import { ChangesPage } from "./changes/changes-page";
import { ChoosingPage } from "./choosing/choosing-page";
import { ConcernPage } from "./concern-page";
import { ConcernsPage } from "./concerns-page";
import { FrontDoor } from "./front-door";
import { MeasurementsPage } from "./measurements/measurements-page";
import { MovingPage } from "./moving/moving-page";
import type { Route } from "./route";
import type { Shown } from "./shown";
import { SideBySidePage } from "./side-by-side/side-by-side-page";

interface SitePage {
  /** What stands behind `#/`. */
  readonly path: string;
  /** In the navigation. */
  readonly label: string;
  readonly render: (route: Route, shown: Shown) => ReactNode;
}

/** Every page of the site, in the order of its navigation. */
export const pages: readonly SitePage[] = [
  { path: "", label: "Overview", render: (_, shown) => <FrontDoor shown={shown} /> },
  { path: "side-by-side", label: "Side by side", render: ({ search }) => <SideBySidePage search={search} /> },
  { path: "concerns", label: "Concerns", render: ({ path }) => <Concern path={path} /> },
  { path: "moving", label: "Moving", render: ({ search }) => <MovingPage search={search} /> },
  {
    path: "measurements",
    label: "Measurements",
    render: ({ search }, shown) => <MeasurementsPage shown={shown} search={search} />,
  },
  { path: "at-scale", label: "At scale", render: (_, shown) => <AtScalePage shown={shown} /> },
  { path: "changes", label: "What changed", render: (_, shown) => <ChangesPage shown={shown} /> },
  { path: "choosing", label: "Choosing", render: (_, shown) => <ChoosingPage shown={shown} /> },
];

/** The page of an address; the front door for one that is none's. */
export const pageOf = (path: string): SitePage | undefined =>
  pages.find((page) => page.path !== "" && (path === page.path || path.startsWith(`${page.path}/`))) ??
  pages[0];

/** What a browser calls an address: a concern by its own name, the front door by the site's. */
export function titleOf({ path }: Route): string {
  const page = pageOf(path);
  const name = concernAt(path)?.name ?? (page?.path === "" ? undefined : page?.label);
  return [...(name === undefined ? [] : [name]), "Two routers, one deployment"].join(" · ");
}

const concernAt = (path: string) => concerns.find(({ id }) => path === `concerns/${id}`);

function Concern({ path }: { readonly path: string }) {
  const concern = concernAt(path);
  return concern === undefined ? <ConcernsPage /> : <ConcernPage concern={concern} />;
}
