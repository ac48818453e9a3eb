import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expectToHydrate, hydrate, serve } from "@repo/ui/testing";
import { expect, test } from "vitest";
import { AccountMenu, AccountMenuItem, SampleUsers } from "./account";
import { ClickCounter } from "./counter/click-counter";
import { TableSkeleton } from "./customers";
import type { CustomerRow } from "./customers/customer";
import { CustomerForm } from "./customers/form/customer-form";
import { CustomersTable } from "./customers/table/customers-table";
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
      <RenderingNote
        summary="Live."
        live
        readAt={0}
        source="a"
        twin="b" // only: both
      />
      <CustomersTable customers={customers} renderLink={(_, children) => <a href="#a">{children}</a>} />
      <TableSkeleton />
      <CustomerForm submitLabel="Save" onSubmit={saved} />
      <ClickCounter value={1284} onAdd={() => {}} />
      <SampleUsers users={[{ name: "Alice", email: "alice@example.com", password: "alice-password" }]} />
    </>
  );
}

test("what the server sends is what the browser renders", () => expectToHydrate(<Page />));

test("the form cannot be sent before it works, and keeps what was typed until then", async () => {
  const container = serve(<Page />);
  expect(screen.getByRole("button", { name: "Save" })).toBeDisabled();
  const name = screen.getByRole<HTMLInputElement>("textbox", { name: "Name" });
  name.value = "Ada";

  const root = await hydrate(container, <Page />);
  expect(screen.getByRole("button", { name: "Save" })).toBeEnabled();
  await userEvent.type(screen.getByRole("textbox", { name: "Email" }), "a@b.example");
  expect(name).toHaveValue("Ada");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(name).toBeValid();
  await act(async () => root.unmount());
});
