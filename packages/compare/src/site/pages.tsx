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
import { NoSuchPage } from "./no-such-page";
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
  {
    path: "at-scale",
    label: "At scale",
    render: ({ search }, shown) => <AtScalePage shown={shown} search={search} />,
  },
  { path: "changes", label: "What changed", render: (_, shown) => <ChangesPage shown={shown} /> },
  { path: "choosing", label: "Choosing", render: (_, shown) => <ChoosingPage shown={shown} /> },
];

const noSuchPage: Omit<SitePage, "path"> = {
  label: "No such page",
  render: ({ path }) => <NoSuchPage path={path} />,
};

/** The entry of the navigation that an address belongs to; undefined for one of no page. */
export const entryOf = (path: string): SitePage | undefined =>
  pages.find((page) => path === page.path || (page.path === "concerns" && concernAt(path) !== undefined));

/** The page of an address; one that says so for an address of none. */
export const pageOf = (path: string): Omit<SitePage, "path"> => entryOf(path) ?? noSuchPage;

/** What a browser calls an address: a concern by its own name, the front door by the site's. */
export function titleOf({ path }: Route): string {
  const name = concernAt(path)?.name ?? (path === "" ? undefined : pageOf(path).label);
  return [...(name === undefined ? [] : [name]), "Two routers, one deployment"].join(" · ");
}

const concernAt = (path: string) => concerns.find(({ id }) => path === `concerns/${id}`);

function Concern({ path }: { readonly path: string }) {
  const concern = concernAt(path);
  return concern === undefined ? <ConcernsPage /> : <ConcernPage concern={concern} />;
}
