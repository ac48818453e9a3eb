import { expect, test } from "vitest";

import { decodeTimestamp, encodeTimestamp } from "./timestamp";

test("zero is what every client starts from", () => {
  expect(encodeTimestamp(0n)).toBe("AAAAAAAAAAA=");
});

test.each([0n, 1n, 256n, 1_700_000_000_000_000_000n, 2n ** 64n - 1n])(
  "%d survives the way there and back",
  (ts) => {
    expect(decodeTimestamp(encodeTimestamp(ts))).toBe(ts);
  },
);

test.each(["", "AAAA", "AAAAAAAAAAA", "AAAAAAAAAAAAAAAA", "!!!!!!!!!!!="])(
  "%j is no timestamp",
  (encoded) => {
    expect(decodeTimestamp(encoded)).toBeNull();
  },
);
