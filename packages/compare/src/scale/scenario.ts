import { defaults, sliders } from "./assumptions";
import type { Assumptions } from "./model";
import { priceNames, prices as listPrices, type Price, type Prices } from "./prices";

/** How an app is used, and what its providers charge. */
export interface Scenario {
  readonly assumptions: Assumptions;
  readonly prices: Prices;
}

/** More people than there are. */
const MOST_PEOPLE = 1e10;

/** A number of a scenario: what it is called in an address, what it may be, and where it stands. */
interface Part {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly of: (scenario: Scenario) => number;
  readonly set: (scenario: Scenario, value: number) => Scenario;
}

function assumption(name: keyof Assumptions, min: number, max: number): Part {
  return {
    name,
    min,
    max,
    of: ({ assumptions }) => assumptions[name],
    set: (scenario, value) => ({ ...scenario, assumptions: { ...scenario.assumptions, [name]: value } }),
  };
}

const priceParts = ["included", "perUnit"] as const satisfies readonly (keyof Price)[];

const parts: readonly Part[] = [
  assumption("people", 1, MOST_PEOPLE),
  ...sliders.map(({ name, min, max }) => assumption(name, min, max)),
  ...priceNames.flatMap((name) =>
    priceParts.map((part): Part => ({
      name: `${name}.${part}`,
      min: 0,
      max: Number.MAX_VALUE,
      of: ({ prices }) => prices[name][part],
      set: ({ prices, ...scenario }, value) => ({
        ...scenario,
        prices: { ...prices, [name]: { ...prices[name], [part]: value } },
      }),
    })),
  ),
];

const byDefault: Scenario = { assumptions: defaults, prices: listPrices };

/** Reads a scenario from an address: the defaults for what it does not name, or names with what cannot be, which `refused` has. */
export function readScenario(search: URLSearchParams): { scenario: Scenario; refused: string[] } {
  let scenario = byDefault;
  const refused: string[] = [];
  for (const [name, text] of search) {
    const part = parts.find((candidate) => candidate.name === name);
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (part !== undefined && value >= part.min && value <= part.max) scenario = part.set(scenario, value);
    else refused.push(`${name}=${text}`);
  }
  return { scenario, refused };
}

/** The search parameters of a scenario: what differs from the defaults. */
export function scenarioSearch(scenario: Scenario): URLSearchParams {
  const changed = parts.filter(({ of }) => of(scenario) !== of(byDefault));
  return new URLSearchParams(changed.map(({ name, of }) => [name, String(of(scenario))]));
}
