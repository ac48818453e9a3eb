import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LiveFromHere } from "./live-from-here";

test("HTML that no script has taken over does not claim to be live, and claims nothing without scripts", () => {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<LiveFromHere />);
  expect(page).toHaveTextContent("Connecting");
  expect(page.firstElementChild).toHaveClass("noscript:hidden");
});
