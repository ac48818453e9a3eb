import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { AppShell } from "./app-shell";
import { NavItem } from "./nav-item";

function renderShell() {
  render(
    <AppShell
      brand={<a href="#home">Ledger</a>}
      subtitle="Pages Router"
      nav={
        <>
          <NavItem active={false} href="#home">
            Home
          </NavItem>
          <NavItem active asChild>
            <a href="#customers" data-router="yes">
              Customers
            </a>
          </NavItem>
        </>
      }
      account={<button>Sign in</button>}
      footer="One deployment"
    >
      <h1>Customers</h1>
    </AppShell>,
  );
}

test("has the landmarks of a page", () => {
  renderShell();
  expect(screen.getByRole("banner")).toHaveTextContent("Pages Router");
  expect(within(screen.getByRole("main")).getByRole("heading", { level: 1 })).toBeInTheDocument();
  expect(screen.getByRole("contentinfo")).toHaveTextContent("One deployment");
  expect(screen.getByRole("link", { name: "Ledger" })).toHaveAttribute("href", "#home");
});

test("the first stop of the keyboard leads to the content", async () => {
  renderShell();
  await userEvent.tab();
  const skip = screen.getByRole("link", { name: "Skip to content" });
  expect(skip).toHaveFocus();
  const main = screen.getByRole("main");
  expect(skip).toHaveAttribute("href", `#${main.id}`);
  expect(main).toHaveAttribute("tabindex", "-1");
});

test("exactly the page being shown is marked in the navigation, on the router's own link", () => {
  renderShell();
  const links = within(screen.getByRole("navigation", { name: "Main" })).getAllByRole("link");
  expect(links.map((link) => link.getAttribute("aria-current"))).toEqual([null, "page"]);
  expect(links[1]).toHaveAttribute("data-router", "yes");
});
