import { test } from "vitest";
import { Dialog } from "./form/dialog";
import * as ui from "./index";
import { expectToHydrate } from "./testing/hydration";

function Page() {
  return (
    <ui.AppShell
      brand="Ledger"
      subtitle="Pages Router"
      nav={<ui.NavItem active>Customers</ui.NavItem>}
      account="Alice"
      connection={<ui.ConnectionBanner state="reconnecting" />}
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

test("what the server sends is what the browser renders", () => expectToHydrate(<Page />));
