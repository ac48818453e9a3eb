import writeXlsxFile, { getSheetData, type Column } from "write-excel-file/node";
import type { Customer } from "./row";

export const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/**
 * A text cell. Its type is said, not guessed: a name that begins with =, +, - or @ stays a name and is never
 * computed. Characters that XML cannot hold (XML 1.0, section 2.2) are left out; one of them spoils the file.
 */
const text = (value: string) => ({
  type: String,
  value: value.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ""),
});

const columns: Column<Customer>[] = [
  { header: heading("Name"), width: 28, cell: ({ name }) => text(name) },
  { header: heading("Email"), width: 34, cell: ({ email }) => text(email) },
  { header: heading("Company"), width: 24, cell: ({ company }) => text(company) },
  { header: heading("Status"), width: 10, cell: ({ status }) => text(status) },
  {
    header: heading("Added (UTC)"),
    width: 18,
    cell: ({ _creationTime }) => ({
      type: Date,
      format: "yyyy-mm-dd hh:mm",
      value: new Date(_creationTime),
    }),
  },
  { header: heading("Notes"), width: 60, cell: ({ notes }) => text(notes) },
];

function heading(value: string) {
  return { value, fontWeight: "bold" as const };
}

/** The customers as an Office Open XML workbook (.xlsx). The library zips with Node's streams and buffers. */
export function customersSpreadsheet(customers: Customer[]): Promise<Buffer> {
  // Not the list itself: an empty one would lose its headings.
  const rows = getSheetData(customers, columns);
  return writeXlsxFile(rows, { sheet: "Customers", columns, stickyRowsCount: 1 }).toBuffer();
}
