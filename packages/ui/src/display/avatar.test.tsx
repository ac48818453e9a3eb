import { render } from "@testing-library/react";
import { expect, test } from "vitest";
import { Avatar } from "./avatar";

test.each([
  ["Ada Lovelace", "AL"],
  ["Grace Brewster Murray Hopper", "GH"],
  ["margaret", "M"],
  ["  Radia   Perlman ", "RP"],
  ["𝒜da Lovelace", "𝒜L"],
  ["", ""],
])("%j is shown as %j, to sighted people only", (name, initials) => {
  const { container } = render(<Avatar name={name} />);
  expect(container.firstChild).toHaveTextContent(initials);
  expect(container.firstChild).toHaveAttribute("aria-hidden", "true");
});

test("the initials stay under a picture, whose address cannot break out of the style", () => {
  const { container } = render(<Avatar name="Ada" src={'https://pictures.example/a".png'} />);
  expect(container).toHaveTextContent("A");
  const picture = container.querySelector<HTMLElement>("[style]");
  expect(picture?.style.backgroundImage).toContain(String.raw`a\".png`);
});
