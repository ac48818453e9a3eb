import { act, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import * as ui from "./index";

const saved = async () => ({ ok: true }) as const;

function Page() {
  return (
    <ui.AppShell
      brand={<ui.Brand />}
      subtitle="Pages Router"
      nav={<ui.NavItem active>Customers</ui.NavItem>}
      account={
        <ui.AccountMenu name="Alice" email="alice@example.com">
          <ui.AccountMenuItem>Sign out</ui.AccountMenuItem>
        </ui.AccountMenu>
      }
      banner={<ui.ConnectionBanner state="reconnecting" />}
    >
      <ui.PageHeader title="Customers" actions={<ui.LiveBadge state="live" />} />
      <ui.RenderingNote summary="Live." live readAt={0} source="a" twin="b" />
      <ui.CustomersTable
        customers={[{ id: "a", name: "Ada", email: "a@b.example", status: "lead", createdAt: 0 }]}
        renderLink={(_, children) => <a href="#a">{children}</a>}
      />
      <ui.TableSkeleton />
      <ui.NoScript />
      <ui.SearchField label="Search" value="ada" onChange={() => {}} onClear={() => {}} pending />
      <ui.TechniqueCard name="Prewarm" summary="On intent." code="<a />">
        <a href="#a">Try it</a>
      </ui.TechniqueCard>
      <ui.RangeField label="Latency" value={180} min={0} max={600} step={20} unit="ms" onChange={() => {}} />
      <ui.MeasurementsTable rows={[]} baseline="Plain link" />
      <ui.DotPlot unit="ms" series={[{ label: "Plain link", values: [208, 212.5] }]} />
      <ui.Explanation>Why it is fast.</ui.Explanation>
      <ui.CustomerForm submitLabel="Save" onSubmit={saved} />
      <ui.ClickCounter value={1284} onAdd={() => {}} />
      <ui.Dialog open onClose={() => {}} title="Rename" />
      <ui.SampleUsers users={[{ name: "Alice", email: "alice@example.com", password: "alice-password" }]} />
      <ui.Toaster />
    </ui.AppShell>
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
