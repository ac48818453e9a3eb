import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { CopyButton } from "./copy-button";

test("puts the value on the clipboard and says so", async () => {
  const user = userEvent.setup();
  render(<CopyButton value="alice-password" label="password of Alice" />);
  await user.click(screen.getByRole("button", { name: "Copy password of Alice" }));
  expect(await screen.findByText("Copied")).toBeInTheDocument();
  expect(await navigator.clipboard.readText()).toBe("alice-password");
});

test("says when the browser refuses, and what to do instead", async () => {
  const user = userEvent.setup();
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("denied", "NotAllowedError"));
  render(<CopyButton value="alice-password" label="password of Alice" />);
  await user.click(screen.getByRole("button", { name: "Copy password of Alice" }));
  expect(await screen.findByText("Could not copy: select the text instead")).toBeInTheDocument();
});
