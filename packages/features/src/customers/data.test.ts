import { expect, test } from "vitest";
import { foundCustomersCall } from "./data";

test("half of a character, as a URL can bring it, is mended before it is searched for", () => {
  expect(foundCustomersCall("Ada \ud83c")?.args).toEqual({ text: "Ada \uFFFD" });
  expect(foundCustomersCall("Ada 🥳")?.args).toEqual({ text: "Ada 🥳" });
});
