import { act, render, screen, within } from "@testing-library/react";
import { Profiler, useRef } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { CustomerRow } from "../customer";
import { CustomersTable } from "./customers-table";
import { TableSkeleton } from "./table-skeleton";

const ada: CustomerRow = {
  id: "ada",
  name: "Ada Lovelace",
  email: "ada@analytical.example",
  company: "Engines",
  status: "active",
  createdAt: Date.UTC(2026, 8, 5, 23, 59),
};

const customers: readonly CustomerRow[] = [
  ada,
  {
    id: "grace",
    name: "Grace Hopper",
    email: "grace@navy.example",
    status: "lead",
    createdAt: Date.UTC(2026, 0, 1),
  },
];

function renderTable(caption?: string) {
  render(
    <CustomersTable
      customers={customers}
      caption={caption}
      renderLink={(customer, children) => <a href={`/customers/${customer.id}`}>{children}</a>}
    />,
  );
}

test("is a table with a name, column headings and a heading per row", () => {
  renderTable();
  const table = screen.getByRole("table", { name: "Customers" });
  const columns = within(table).getAllByRole("columnheader");
  expect(columns.map((column) => column.textContent)).toEqual(["Customer", "Company", "Status", "Added"]);
  const row = within(table).getByRole("row", { name: /Ada Lovelace/ });
  expect(within(row).getByRole("rowheader")).toHaveTextContent("ada@analytical.example");
  expect(
    within(row)
      .getAllByRole("cell")
      .map((cell) => cell.textContent),
  ).toEqual(["Engines", "Active", "5 Sep 2026"]);
});

test("a name and a company have the direction of their own writing, whatever the page's is", () => {
  renderTable();
  expect(screen.getByRole("link", { name: "Ada Lovelace" }).closest("[dir]")).toHaveAttribute("dir", "auto");
  expect(screen.getByText("Engines").closest("[dir]")).toHaveAttribute("dir", "auto");
});

test("keeps the order it is given and takes another caption", () => {
  renderTable("Newest customers");
  const rows = within(screen.getByRole("table", { name: "Newest customers" })).getAllByRole("rowheader");
  expect(rows.map((row) => within(row).getByRole("link").textContent)).toEqual([
    "Ada Lovelace",
    "Grace Hopper",
  ]);
});

test("is described by what the page names", () => {
  render(
    <>
      <p id="total">2 customers</p>
      <CustomersTable customers={customers} describedBy="total" renderLink={(_, name) => name} />
    </>,
  );
  expect(screen.getByRole("table", { name: "Customers" })).toHaveAccessibleDescription("2 customers");
});

test("each name is the router's link to its customer, and nothing but the name", () => {
  renderTable();
  expect(screen.getByRole("link", { name: "Grace Hopper" })).toHaveAttribute("href", "/customers/grace");
});

test("the skeleton says what is coming and offers no table to assistive technology", () => {
  const { container } = render(<TableSkeleton rows={3} />);
  expect(container.firstChild).toHaveAttribute("aria-busy", "true");
  expect(screen.getByRole("status")).toHaveTextContent("Loading customers");
  expect(screen.queryByRole("table")).not.toBeInTheDocument();
  expect(screen.queryAllByRole("row")).toEqual([]);
});

test("the skeleton has the table's columns and as many rows as asked", () => {
  render(<TableSkeleton rows={3} />);
  const table = screen.getByRole("table", { hidden: true });
  expect(within(table).getAllByRole("columnheader", { hidden: true })).toHaveLength(4);
  expect(within(table).getAllByRole("rowheader", { hidden: true })).toHaveLength(3);
});

/** Fifty customers, and how many of them were in the document at each commit. */
function fifty() {
  const many = Array.from({ length: 50 }, (_, index) => ({ ...ada, id: `c${index}` }));
  const counts: number[] = [];
  function Page() {
    const rows = useRef<HTMLDivElement>(null);
    return (
      <Profiler
        id="table"
        onRender={() => counts.push(rows.current?.querySelectorAll("th[scope=row]").length ?? 0)}
      >
        <div ref={rows}>
          <CustomersTable customers={many} renderLink={(_, name) => name} />
        </div>
      </Profiler>
    );
  }
  return { Page, counts };
}

test("in the browser the rows that can be in the view come first, and the others right after", () => {
  const { Page, counts } = fifty();
  render(<Page />);
  expect(counts[0]).toBeLessThan(50);
  expect(counts.at(-1)).toBe(50);
});

test("the server sends all rows, and taking them over shows no fewer", async () => {
  const { Page, counts } = fifty();
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(<Page />);
  expect(container.querySelectorAll("th[scope=row]")).toHaveLength(50);
  const mismatch = vi.fn<() => void>();
  await act(async () => hydrateRoot(container, <Page />, { onRecoverableError: mismatch }));
  expect(mismatch).not.toHaveBeenCalled();
  expect(Math.min(...counts)).toBe(50);
  container.remove();
});
