import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { AccountMenu, AccountMenuItem, SampleUsers } from "./account";
import { ClickCounter } from "./counter/click-counter";
import { CustomersTable, TableSkeleton } from "./customers";
import type { CustomerRow } from "./customers/customer";
import { CustomerForm } from "./customers/form/customer-form";
import { Brand } from "./layout/brand";
import { RenderingNote } from "./rendering/rendering-note";

const saved = async () => ({ ok: true }) as const;

const customers: CustomerRow[] = [
  { id: "a", name: "Ada", email: "a@b.example", status: "lead", createdAt: 0 },
];

function Page() {
  return (
    <>
      <Brand />
      <AccountMenu name="Alice" email="alice@example.com">
        <AccountMenuItem>Sign out</AccountMenuItem>
      </AccountMenu>
      <RenderingNote summary="Live." live readAt={0} source="a" twin="b" />
      <CustomersTable customers={customers} renderLink={(_, children) => <a href="#a">{children}</a>} />
      <TableSkeleton />
      <CustomerForm submitLabel="Save" onSubmit={saved} />
      <ClickCounter value={1284} onAdd={() => {}} />
      <SampleUsers users={[{ name: "Alice", email: "alice@example.com", password: "alice-password" }]} />
    </>
  );
}

afterEach(() => {
  document.body.replaceChildren();
});

function serve() {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<Page />);
  return container;
}

async function hydrate(container: HTMLElement, onRecoverableError: () => void) {
  return act(async () => hydrateRoot(container, <Page />, { onRecoverableError }));
}

test("what the server sends is what the browser renders", async () => {
  const mismatch = vi.fn<() => void>();
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const root = await hydrate(serve(), mismatch);
  expect(mismatch).not.toHaveBeenCalled();
  expect(complaints.mock.calls).toEqual([]);
  complaints.mockRestore();
  await act(async () => root.unmount());
});

test("the form cannot be sent before it works, and keeps what was typed until then", async () => {
  const container = serve();
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  const name = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  name.value = "Ada";

  const root = await hydrate(container, vi.fn<() => void>());
  expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
  await userEvent.type(screen.getByRole("textbox", { name: "Email" }), "a@b.example");
  expect(name).toHaveValue("Ada");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(name).toBeValid();
  await act(async () => root.unmount());
});
