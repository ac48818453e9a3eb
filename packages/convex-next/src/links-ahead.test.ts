import { afterEach, expect, test, vi } from "vitest";
import { LinksAhead } from "./links-ahead";

afterEach(() => document.body.replaceChildren());

/** A field and, behind it, a link that is watched. */
function setUp() {
  document.body.innerHTML = `<input /><a href="/">Ada</a>`;
  const [field, link] = document.querySelectorAll<HTMLElement>("input, a");
  if (!field || !link) throw new Error("Nothing was laid out.");
  const tell = vi.fn<(isAhead: boolean) => void>();
  const links = new LinksAhead();
  return { field, tell, forget: links.watch(link, tell) };
}

const press = (key: string) => window.dispatchEvent(new KeyboardEvent("keydown", { key }));

test("the next stop of Tab is ahead", () => {
  const { field, tell, forget } = setUp();
  press("Tab");
  field.focus();
  expect(tell.mock.calls).toEqual([[true]]);
  forget();
});

test.each([
  ["a click", () => window.dispatchEvent(new Event("pointerdown"))],
  ["another key", () => press("a")],
])("a focus that comes by %s says nothing of what is behind it, though Tab was pressed before", (_, act) => {
  const { field, tell, forget } = setUp();
  press("Tab");
  act();
  field.focus();
  expect(tell).not.toHaveBeenCalled();
  forget();
});
