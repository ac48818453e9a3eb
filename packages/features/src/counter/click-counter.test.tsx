import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ClickCounter } from "./click-counter";

test("the number and its unit are announced when they change", () => {
  const { container, rerender } = render(<ClickCounter value={1} onAdd={vi.fn<() => void>()} />);
  const live = container.querySelector("[aria-live]");
  expect(live).toHaveTextContent(/^1 click$/);
  rerender(<ClickCounter value={1284} onAdd={vi.fn<() => void>()} />);
  expect(container.querySelector("[aria-live]")).toBe(live);
  expect(live).toHaveTextContent(/^1,284 clicks$/);
});

test("says that it is connecting until the number is known", () => {
  const { rerender } = render(<ClickCounter value={undefined} onAdd={vi.fn<() => void>()} />);
  expect(screen.getByText("Connecting")).toBeInTheDocument();
  expect(screen.queryByText("0")).not.toBeInTheDocument();
  rerender(<ClickCounter value={0} onAdd={vi.fn<() => void>()} />);
  expect(screen.getByText("Live")).toBeInTheDocument();
  expect(screen.getByText("0")).toBeInTheDocument();
});

test("without a connection it does not claim to be live", () => {
  render(<ClickCounter value={7} onAdd={vi.fn<() => void>()} offline />);
  expect(screen.getByText("Offline")).toBeInTheDocument();
  expect(screen.queryByText("Live")).not.toBeInTheDocument();
});

test("adds one per press, and none while one is under way", async () => {
  const onAdd = vi.fn<() => void>();
  const { rerender } = render(<ClickCounter value={0} onAdd={onAdd} />);
  await userEvent.click(screen.getByRole("button", { name: "Add one" }));
  expect(onAdd).toHaveBeenCalledOnce();
  rerender(<ClickCounter value={0} onAdd={onAdd} pending />);
  await userEvent.click(screen.getByRole("button", { name: "Add one" }));
  expect(onAdd).toHaveBeenCalledOnce();
});
