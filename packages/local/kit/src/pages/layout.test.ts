import { expect, test } from "vitest";

import { hashSource } from "../http/hash-source";
import { html } from "../html";
import { layout, stylesheet, time } from "./index";

const PAGES = [
  { path: "/", label: "Users" },
  { path: "/inbox", label: "Inbox" },
];

function pageAt(path: string) {
  return layout({ service: "A <service>", pages: PAGES, path, title: "<b>", content: html`<h1>Hello</h1>` })
    .markup;
}

test("a page names itself, links to the others, and escapes what it is given", () => {
  const page = pageAt("/inbox");
  expect(page).toContain("<title>&lt;b&gt; · A &lt;service&gt;</title>");
  expect(page).toMatch(/<a href="\/inbox" aria-current="page"\s*>Inbox</);
  expect(page.match(/aria-current=/g)).toHaveLength(1);
  expect(page).toMatch(
    /<a class="skip" href="#main">[^]*<main id="main" tabindex="-1"><h1>Hello<\/h1><\/main>/,
  );
});

test("the stylesheet is on the page to the byte, so that its hash allows it", () => {
  const style = /<style>([^]*)<\/style>/.exec(pageAt("/"))?.[1] ?? "";
  expect(style).toBe(stylesheet);
  expect(hashSource("")).toBe("'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
});

test("a time is for people and for programs", () => {
  expect(time(0).markup).toBe('<time datetime="1970-01-01T00:00:00.000Z">1970-01-01 00:00:00 UTC</time>');
});
