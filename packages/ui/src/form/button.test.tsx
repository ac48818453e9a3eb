import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { Button } from "./button";

test("a button does not submit the form around it unless it says so", async () => {
  const submit = vi.fn<(event: Event) => void>((event) => event.preventDefault());
  render(
    <form onSubmit={(event) => submit(event.nativeEvent)}>
      <Button>Look</Button>
      <Button type="submit">Save</Button>
    </form>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Look" }));
  expect(submit).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(submit).toHaveBeenCalledOnce();
});

test("a pending button keeps its name and the focus, and neither acts nor submits", async () => {
  const act = vi.fn<() => void>();
  const submit = vi.fn<() => void>();
  const form = (pending: boolean) => (
    <form onSubmit={submit}>
      <input aria-label="Name" />
      <Button type="submit" pending={pending} onClick={act}>
        Save
      </Button>
    </form>
  );
  const { rerender } = render(form(false));
  screen.getByRole("button", { name: "Save" }).focus();
  rerender(form(true));

  const button = screen.getByRole("button", { name: "Save" });
  expect(button).toHaveFocus();
  expect(button).toHaveAttribute("aria-busy", "true");
  expect(button).toHaveAttribute("aria-disabled", "true");
  await userEvent.click(button);
  await userEvent.type(screen.getByRole("textbox"), "Ada{Enter}");
  expect(act).not.toHaveBeenCalled();
  expect(submit).not.toHaveBeenCalled();
});

test("asChild lends its look to a link without wrapping it", () => {
  render(
    <Button asChild variant="secondary">
      <a href="#new">New customer</a>
    </Button>,
  );
  const link = screen.getByRole("link", { name: "New customer" });
  expect(link).toHaveAttribute("href", "#new");
  expect(link).not.toHaveAttribute("type");
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});
