import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { NoScript } from "./no-script";

test("the browser's own rule hides the notice: nothing about <noscript> itself is styled", () => {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<NoScript />);
  const notice = page.querySelector("noscript");
  expect(notice?.getAttributeNames()).toEqual([]);
  expect(page).toHaveTextContent(/need JavaScript/);
});
