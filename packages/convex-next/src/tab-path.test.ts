import { afterEach, expect, test } from "vitest";
import { nextTabStop } from "./tab-path";

afterEach(() => document.body.replaceChildren());

test("the next stop is the next element that Tab can reach, in either direction", () => {
  document.body.innerHTML = `
    <a href="/one" id="one">One</a>
    <p><a>No link</a> <button disabled>Not now</button> <a href="/skipped" tabindex="-1">Skipped</a></p>
    <div><a href="/two" id="two"><b>Two</b></a></div>`;
  const [one, two] = ["one", "two"].map((id) => document.getElementById(id) as Element) as [Element, Element];
  expect(nextTabStop(one, false)).toBe(two);
  expect(nextTabStop(two, true)).toBe(one);
  expect(nextTabStop(two, false)).toBeUndefined();
});
