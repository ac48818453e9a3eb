import { useEffect, useState } from "react";
import { readScenario, scenarioSearch, type Scenario } from "../scale/scenario";
import { replaceRoute } from "./route";

/** How long a slider rests before its place is noted, in ms: browsers refuse an address that changes with each step. */
const REST_MS = 300;

/**
 * The scenario of an address, which follows what is changed; and what of the address was not taken.
 *
 * @param path the page's own, behind `#/`
 */
export function useScenario(path: string, search: URLSearchParams) {
  const text = search.toString();
  const [own, setOwn] = useState(() => ({ text, isChanged: false, ...readScenario(search) }));
  // Another address than the one that is noted below: a link, or Back.
  if (own.text !== text) setOwn({ text, isChanged: false, ...readScenario(search) });

  const next = own.isChanged ? scenarioSearch(own.scenario).toString() : own.text;
  useEffect(() => {
    if (next === own.text) return undefined;
    const timer = setTimeout(() => {
      setOwn((current) => ({ ...current, text: next }));
      replaceRoute(next === "" ? path : `${path}?${next}`);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [path, next, own.text]);

  const change = (of: (scenario: Scenario) => Scenario) =>
    setOwn((current) => ({ ...current, isChanged: true, scenario: of(current.scenario) }));
  return { scenario: own.scenario, refused: own.refused, change };
}
