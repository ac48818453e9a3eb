import { expect, test } from "vitest";
import { defaults } from "./assumptions";
import { prices } from "./prices";
import { readScenario, scenarioSearch } from "./scenario";

test("without anything in the address it is the default, whose address is empty", () => {
  const { scenario, refused } = readScenario(new URLSearchParams());
  expect(scenario).toEqual({ assumptions: defaults, prices });
  expect(refused).toEqual([]);
  expect(scenarioSearch(scenario).toString()).toBe("");
});

test("what is changed stands in the address, and comes back from it", () => {
  const changed = {
    assumptions: { ...defaults, people: 100_000, minutesOpen: 240 },
    prices: { ...prices, clerkUser: { included: 50_000, perUnit: 0.018 } },
  };
  const search = scenarioSearch(changed);
  expect(search.toString()).toBe("people=100000&minutesOpen=240&clerkUser.perUnit=0.018");
  expect(readScenario(search)).toEqual({ scenario: changed, refused: [] });
});

test.each(["people=0", "people=many", "people=", "loadsPerDay=21", "clerkUser.perUnit=-1", "nothing=1"])(
  "what cannot be is named, and the default stays: %s",
  (text) => {
    const { scenario, refused } = readScenario(new URLSearchParams(`${text}&daysPerMonth=5`));
    expect(scenario).toEqual({ assumptions: { ...defaults, daysPerMonth: 5 }, prices });
    expect(refused).toEqual([text]);
  },
);
