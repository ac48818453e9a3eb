import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { ReadInBrowser } from "./read-in-browser";

vi.mock("./live-customers", () => ({ LiveCustomers: () => <p>The browser's own</p> }));

test.each([
  ["outage", /did not answer in time/],
  ["clock", /has to set its clock/],
] as const)("%s: says why the server has read nothing, and the browser goes on", (problem, reason) => {
  render(<ReadInBrowser problem={problem} />);
  expect(screen.getByText(reason)).toBeInTheDocument();
  expect(screen.getByText("The browser's own")).toBeInTheDocument();
});
