import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { Dialog } from "./form/dialog";
import * as ui from "./index";

function Page() {
  return (
    <ui.AppShell
      brand="Ledger"
      subtitle="Pages Router"
      nav={<ui.NavItem active>Customers</ui.NavItem>}
      account="Alice"
      banner={<ui.ConnectionBanner state="reconnecting" />}
    >
      <ui.PageHeader title="Customers" actions={<ui.LiveBadge state="live" />} />
      <ui.NoScript />
      <ui.SearchField label="Search" value="ada" onChange={() => {}} onClear={() => {}} pending />
      <ui.Explanation>Why it is fast.</ui.Explanation>
      <Dialog open onClose={() => {}} title="Rename" />
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
