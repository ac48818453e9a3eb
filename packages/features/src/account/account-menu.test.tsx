import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { AccountMenu } from "./account-menu";
import { AccountMenuItem } from "./account-menu-item";

async function openMenu(onSignOut = vi.fn<() => void>()) {
  render(
    <>
      <AccountMenu name="Alice Example" email="alice@example.com">
        <AccountMenuItem asChild>
          <a href="#account">Account</a>
        </AccountMenuItem>
        <AccountMenuItem onClick={onSignOut}>Sign out</AccountMenuItem>
      </AccountMenu>
      <button>Elsewhere</button>
    </>,
  );
  const summary = screen.getByLabelText("Account: Alice Example");
  await userEvent.click(summary);
  const menu = screen.getByRole("group");
  expect(menu).toHaveAttribute("open");
  return { menu, summary, onSignOut };
}

test("shows who is signed in, and what they can do", async () => {
  await openMenu();
  expect(screen.getByText("alice@example.com")).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Account" })).toHaveAttribute("href", "#account");
  expect(screen.getByRole("button", { name: "Sign out" })).toBeInTheDocument();
});

test("the keyboard walks from the summary through the entries and out, which closes it", async () => {
  const { menu, summary } = await openMenu();
  expect(summary).toHaveFocus();
  await userEvent.tab();
  expect(screen.getByRole("link", { name: "Account" })).toHaveFocus();
  await userEvent.tab();
  expect(screen.getByRole("button", { name: "Sign out" })).toHaveFocus();
  expect(menu).toHaveAttribute("open");
  await userEvent.tab();
  expect(screen.getByRole("button", { name: "Elsewhere" })).toHaveFocus();
  expect(menu).not.toHaveAttribute("open");
});

test("Escape closes it and gives the focus back", async () => {
  const { menu, summary } = await openMenu();
  await userEvent.tab();
  await userEvent.keyboard("{Escape}");
  expect(menu).not.toHaveAttribute("open");
  expect(summary).toHaveFocus();
});

test("Escape while it is closed leaves the focus where it is", async () => {
  await openMenu();
  const elsewhere = screen.getByRole("button", { name: "Elsewhere" });
  await userEvent.click(elsewhere);
  await userEvent.keyboard("{Escape}");
  expect(elsewhere).toHaveFocus();
});

test("a press outside closes it; one on its head does not", async () => {
  const { menu } = await openMenu();
  await userEvent.click(screen.getByText("alice@example.com"));
  expect(menu).toHaveAttribute("open");
  await userEvent.click(document.body);
  expect(menu).not.toHaveAttribute("open");
});

test("choosing an entry acts and closes it", async () => {
  const { menu, onSignOut } = await openMenu();
  await userEvent.click(screen.getByRole("button", { name: "Sign out" }));
  expect(onSignOut).toHaveBeenCalledOnce();
  expect(menu).not.toHaveAttribute("open");
});
