import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { item, mutate, startEngine } from "../testing/engine";
import { add, readPage, type Order } from "../testing/pages";
import type { Engine } from "../types";

const OWN = ["10", "20", "30", "40"];
const ORDERS: Order[] = ["asc", "desc"];

/** List "a", which the pages are of, between two lists that are not part of the query. */
async function startWithNeighbours(): Promise<Engine> {
  const engine = await startEngine();
  for (const list of ["A", "b"]) await mutate(engine, "items:add", item(`secret of ${list}`, 15, list));
  for (const name of OWN) await add(engine, Number(name));
  return engine;
}

/** The query's own cursor with another position in it, as anybody can write it. */
function forge(cursor: string, position: JSONValue): string {
  const [fingerprint] = JSON.parse(cursor) as [string, unknown];
  return JSON.stringify([fingerprint, position]);
}

const beyond: [what: string, position: JSONValue][] = [
  ["in the list before", ["A", 15, 1, "0"]],
  ["in the list behind", ["b", 15, 1, "z"]],
  ["before every list", [{ $undefined: null }, 0, 0, "0"]],
  ["behind every list", ["zzzz", 0, 0, "0"]],
  ["of too few parts", ["a"]],
  ["of too few parts behind the list", ["zzzz"]],
  ["of too many parts", ["a", 15, 1, "0", 0]],
  ["of no value", [{ $bogus: 1 }]],
];

test.each(ORDERS.flatMap((order) => beyond.map((position) => [order, ...position] as const)))(
  "no cursor leads out of the range of its query (%s): a position %s",
  async (order, _place, position) => {
    const engine = await startWithNeighbours();
    const { continueCursor } = await readPage(engine, order, { cursor: null });
    const forged = forge(continueCursor, position);
    const attempts = [
      () => readPage(engine, order, { cursor: forged }),
      () => readPage(engine, order, { cursor: null, endCursor: forged }),
      () => readPage(engine, order, { cursor: continueCursor, endCursor: forged }),
      () => readPage(engine, order, { cursor: null }, JSON.stringify([forged])),
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow("InvalidCursor");
  },
);

test.each(ORDERS)("a position between the rows of the range is one like any other (%s)", async (order) => {
  const engine = await startWithNeighbours();
  const { continueCursor } = await readPage(engine, order, { cursor: null });
  const between = forge(continueCursor, ["a", 25, 0, "0"]);
  const first = await readPage(engine, order, { cursor: null, endCursor: between });
  const second = await readPage(engine, order, { cursor: between });
  expect([...first.names, ...second.names]).toEqual(order === "asc" ? OWN : OWN.toReversed());
});

test.each(ORDERS)(
  "a page that passed no row has no end and no start, however it was pinned (%s)",
  async (order) => {
    const engine = await startWithNeighbours();
    const { continueCursor } = await readPage(engine, order, { cursor: null });
    const nowhere = forge(continueCursor, []);
    const expected = { names: (order === "asc" ? OWN : OWN.toReversed()).slice(0, 3), continueCursor };
    expect(await readPage(engine, order, { cursor: nowhere })).toMatchObject(expected);
    expect(await readPage(engine, order, { cursor: null, endCursor: nowhere })).toMatchObject(expected);
    expect(await readPage(engine, order, { cursor: null }, JSON.stringify([nowhere]))).toMatchObject(
      expected,
    );
  },
);
