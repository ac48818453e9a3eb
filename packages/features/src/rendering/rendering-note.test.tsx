import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { RenderingNote } from "./rendering-note";

test("says when the data was read and links the source", () => {
  render(
    <RenderingNote
      summary="Read on the server."
      readAt={Date.UTC(2026, 2, 5, 14, 5, 9)}
      live={false}
      source="src/pages/rendering/server.tsx"
      sourceHref="https://code.example/server.tsx"
      twin="App Router" // only: both
      twinHref="http://localhost:3001/rendering/server" // only: both
    />,
  );
  expect(screen.getByRole("complementary", { name: "How this page is rendered" })).toHaveTextContent(
    "Read on the server.",
  );
  expect(screen.getByText("5 Mar 2026, 14:05:09 UTC")).toBeInTheDocument();
  expect(screen.getByText("Snapshot")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "src/pages/rendering/server.tsx" })).toHaveAttribute(
    "href",
    "https://code.example/server.tsx",
  );
  expect(screen.getByRole("link", { name: "App Router" })).toBeInTheDocument(); // only: both
});

test("without addresses and without a time it links nothing and names no time", () => {
  render(
    <RenderingNote
      summary="Live."
      live
      source="src/pages/index.tsx"
      twin="App Router" // only: both
    />,
  );
  expect(screen.queryByRole("link")).not.toBeInTheDocument();
  expect(screen.getByText("src/pages/index.tsx")).toBeInTheDocument();
  expect(screen.getByText("In your browser")).toBeInTheDocument();
});
