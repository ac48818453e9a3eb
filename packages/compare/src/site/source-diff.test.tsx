// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import type { SourceFile } from "../files/sources";
import { SourceDiff } from "./source-diff";

afterEach(cleanup);

const file = (...lines: string[]): SourceFile =>
  lines.map((line) => line.split(/(?<=\s)/).map((text) => [text, "#000"]));

test("a file is copied as it is, each by its own button", async () => {
  const written = vi.fn<(text: string) => Promise<void>>(async () => {});
  vi.stubGlobal("navigator", { clipboard: { writeText: written } });
  render(
    <SourceDiff
      pair={{ pagesAuth0: "env.ts", appClerk: "env.ts" }}
      left={file("import a from", "", "  const b = 1;")}
      right={file("const c = 2;")}
    />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Copy pages-auth0/src/env.ts" }));
  expect(await screen.findByText("Copied")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Copy app-clerk/src/env.ts" }));
  expect(written.mock.calls).toEqual([["import a from\n\n  const b = 1;\n"], ["const c = 2;\n"]]);
});

test("a file that one app does not have has no button", () => {
  render(<SourceDiff pair={{ pagesAuth0: undefined, appClerk: "proxy.ts" }} left={[]} right={file("a")} />);
  expect(screen.getByRole("columnheader", { name: "pages-auth0 has none" })).toBeTruthy();
  expect(screen.getAllByRole("button")).toHaveLength(1);
});
