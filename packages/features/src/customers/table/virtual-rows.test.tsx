import { act, render, screen, within } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { beforeEach, expect, test, vi } from "vitest";
import type { CustomerRow } from "../customer";
import { CustomersTable, type CustomersTableProps } from "./customers-table";

const rowHeight = 68;
const tableTop = 200;
const viewHeight = 680;

function makeCustomers(count: number): CustomerRow[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    name: `Customer ${index}`,
    email: `c${index}@example.com`,
    status: "lead",
    createdAt: 0,
  }));
}

function table(props: Omit<CustomersTableProps, "renderLink">) {
  return (
    <CustomersTable {...props} renderLink={(customer, name) => <a href={`#${customer.id}`}>{name}</a>} />
  );
}

/** The height a browser would give a row, from what is in the document. */
function heightOf(row: Element): number {
  const gap = /height: ?([\d.]+)rem/.exec(row.querySelector("td[style]")?.getAttribute("style") ?? "")?.[1];
  return gap === undefined ? rowHeight : Number(gap) * 16;
}

function body(): HTMLElement {
  const [, element] = screen.getAllByRole("rowgroup");
  if (element === undefined) throw new Error("The table has no body.");
  return element;
}

function heightOfRows(rows: Iterable<Element>): number {
  return [...rows].reduce((sum, row) => sum + heightOf(row), 0);
}

// happy-dom has no layout: the table's body stands below a header of 200 pixels and is as high as its rows.
beforeEach(() => {
  document.documentElement.style.fontSize = "16px";
  window.innerHeight = viewHeight;
  window.scrollTo(0, 0);
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    return new DOMRect(0, tableTop - window.scrollY, 1000, heightOfRows(this.children));
  });
});

function scrollTo(y: number) {
  act(() => {
    window.scrollTo(0, y);
    window.dispatchEvent(new Event("scroll"));
  });
}

/** In the order of the document. Not by role, which takes a while for every row of a hundred. */
function rowNames(): string[] {
  return [...document.querySelectorAll("tbody a")].map((link) => link.textContent);
}

test("of a long list only the rows near the view are rendered, and it says how many there are", () => {
  render(table({ customers: makeCustomers(10_000) }));
  expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "10001");
  expect(rowNames()[0]).toBe("Customer 0");
  expect(rowNames().length).toBeGreaterThanOrEqual(viewHeight / rowHeight);
  expect(rowNames().length).toBeLessThan(40);
  const [headings, first] = screen.getAllByRole("row");
  expect(headings).toHaveAttribute("aria-rowindex", "1");
  expect(first).toHaveAttribute("aria-rowindex", "2");
});

test("scrolling renders the rows that come into view, each at its place, in a table that keeps its height", () => {
  render(table({ customers: makeCustomers(10_000) }));
  scrollTo(tableTop + 5000 * rowHeight);
  expect(rowNames()).toContain("Customer 5000");
  expect(rowNames()).toContain("Customer 5009");
  expect(rowNames()).not.toContain("Customer 0");

  const row = screen.getByRole("row", { name: /^Customer 5000 / });
  expect(row).toHaveAttribute("aria-rowindex", "5002");
  const rows = [...body().children];
  expect(heightOfRows(rows.slice(0, rows.indexOf(row)))).toBe(5000 * rowHeight);
  expect(heightOfRows(rows)).toBe(10_000 * rowHeight);

  scrollTo(tableTop + 10_000 * rowHeight - viewHeight);
  expect(rowNames().at(-1)).toBe("Customer 9999");
  expect(heightOfRows(body().children)).toBe(10_000 * rowHeight);
});

test("on paper all rows are there, wherever the view is, and afterwards those near the view", () => {
  render(table({ customers: makeCustomers(300) }));
  scrollTo(100 * rowHeight);
  const onScreen = rowNames();
  expect(onScreen[0]).not.toBe("Customer 0");
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(rowNames()).toHaveLength(300);
  act(() => void window.dispatchEvent(new Event("afterprint")));
  expect(rowNames()).toEqual(onScreen);
});

test("a list of 100 has all of its rows in the document, and they need no numbers", () => {
  render(table({ customers: makeCustomers(100) }));
  expect(rowNames()).toHaveLength(100);
  expect(screen.getByRole("table")).not.toHaveAttribute("aria-rowcount");
  expect(screen.getAllByRole("row")[1]).not.toHaveAttribute("aria-rowindex");
});

test("the row with the focus stays when it is scrolled out of view, and so do those that Tab leads to", () => {
  render(table({ customers: makeCustomers(10_000) }));
  const link = screen.getByRole("link", { name: "Customer 3" });
  act(() => link.focus());
  for (const row of [40, 400, 4000]) scrollTo(tableTop + row * rowHeight);
  expect(link).toHaveFocus();
  expect(rowNames().slice(0, 3)).toEqual(["Customer 2", "Customer 3", "Customer 4"]);
  expect(rowNames()).toContain("Customer 4000");
  expect(heightOfRows(body().children)).toBe(10_000 * rowHeight);
});

test("a row with the focus is not moved in the document, which would take the focus away", () => {
  render(table({ customers: makeCustomers(10_000) }));
  const link = screen.getByRole("link", { name: "Customer 3" });
  act(() => link.focus());
  const changes = new MutationObserver(() => {});
  changes.observe(body(), { childList: true });
  for (const row of [40, 4000, 20, 0]) scrollTo(tableTop + row * rowHeight);
  const removed = changes.takeRecords().flatMap((change) => [...change.removedNodes]);
  changes.disconnect();
  expect(removed.length).toBeGreaterThan(0);
  expect(removed).not.toContain(link.closest("tr"));
});

test("a list that becomes shorter than the place scrolled to shows its end", () => {
  const { rerender } = render(table({ customers: makeCustomers(10_000) }));
  scrollTo(tableTop + 5000 * rowHeight);
  rerender(table({ customers: makeCustomers(200) }));
  expect(rowNames().at(-1)).toBe("Customer 199");
  expect(rowNames().length).toBeGreaterThan(viewHeight / rowHeight);
});

test("more is asked for near the end, not before, and not when there is none", () => {
  const onLoadMore = vi.fn<() => void>();
  const customers = makeCustomers(60);
  const { rerender } = render(table({ customers, hasMore: true, onLoadMore }));
  scrollTo(tableTop + 30 * rowHeight);
  expect(onLoadMore).not.toHaveBeenCalled();
  scrollTo(tableTop + 45 * rowHeight);
  expect(onLoadMore).toHaveBeenCalledOnce();

  rerender(table({ customers: makeCustomers(120), hasMore: true, onLoadMore }));
  expect(onLoadMore).toHaveBeenCalledOnce();
  scrollTo(tableTop + 105 * rowHeight);
  expect(onLoadMore).toHaveBeenCalledTimes(2);
  rerender(table({ customers: makeCustomers(121), hasMore: false, onLoadMore }));
  scrollTo(tableTop + 110 * rowHeight);
  expect(onLoadMore).toHaveBeenCalledTimes(2);
});

test("a page that leaves the end near asks for the next one, even an empty page", () => {
  const onLoadMore = vi.fn<() => void>();
  const { rerender } = render(table({ customers: makeCustomers(3), hasMore: true, onLoadMore }));
  expect(onLoadMore).toHaveBeenCalledOnce();
  rerender(table({ customers: makeCustomers(6), hasMore: true, onLoadMore }));
  expect(onLoadMore).toHaveBeenCalledTimes(2);
  rerender(table({ customers: makeCustomers(6), hasMore: true, onLoadMore }));
  expect(onLoadMore).toHaveBeenCalledTimes(3);
});

test("a new callback for the same customers is no reason to ask again", () => {
  const customers = makeCustomers(3);
  const asked: number[] = [];
  const withCallback = (render: number) =>
    table({ customers, hasMore: true, onLoadMore: () => void asked.push(render) });
  const { rerender } = render(withCallback(1));
  rerender(withCallback(2));
  expect(asked).toEqual([1]);
  rerender(table({ customers: [...customers], hasMore: true, onLoadMore: () => void asked.push(3) }));
  expect(asked).toEqual([1, 3]);
});

test("while there is more, the number of rows is unknown and the footer says that they are coming", () => {
  const { rerender } = render(table({ customers: makeCustomers(2), hasMore: true }));
  expect(screen.getByRole("table")).toHaveAttribute("aria-rowcount", "-1");
  expect(screen.getAllByRole("row")[2]).toHaveAttribute("aria-rowindex", "3");
  expect(screen.getByRole("status")).toHaveTextContent("Loading more…");
  rerender(table({ customers: makeCustomers(2) }));
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
});

test("a row is known by its customer, also next to another table of the same customers", () => {
  const customers = makeCustomers(1);
  render(
    <>
      {table({ customers, caption: "Newest" })}
      {table({ customers, caption: "Oldest" })}
    </>,
  );
  const ids = ["Newest", "Oldest"].map(
    (name) => within(screen.getByRole("table", { name })).getByRole("row", { name: /Customer 0/ }).id,
  );
  expect(new Set(ids).size).toBe(2);
  expect(ids.every((id) => id.endsWith("c0"))).toBe(true);
});

test("the server sends the first 21 rows of a long list at its full height; the browser agrees, wherever it is", async () => {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(table({ customers: makeCustomers(10_000) }));
  expect(rowNames()).toEqual(makeCustomers(21).map((customer) => customer.name));
  expect(heightOfRows(body().children)).toBe(10_000 * rowHeight);

  scrollTo(tableTop + 5000 * rowHeight);
  const mismatch = vi.fn<() => void>();
  const complaints = vi.spyOn(console, "error").mockImplementation(() => {});
  const root = await act(async () =>
    hydrateRoot(container, table({ customers: makeCustomers(10_000) }), { onRecoverableError: mismatch }),
  );
  expect(mismatch).not.toHaveBeenCalled();
  expect(complaints.mock.calls).toEqual([]);
  expect(rowNames()).toContain("Customer 5000");
  await act(async () => root.unmount());
  container.remove();
});
