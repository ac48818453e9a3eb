import writeXlsxFile, { getSheetData, type Column } from "write-excel-file/node";
import type { CustomerInFull } from "../customers/row";

export const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What XML cannot hold (XML 1.0, section 2.2); one of them spoils the file. */
const UNFIT = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** What a spreadsheet takes for one character by its code (ECMA-376, part 1, section 22.4.2.4). */
const CODE = /_(?=x[0-9A-F]{4}_)/gi;

/**
 * A text cell. Its type is said, not guessed: a name that begins with =, +, - or @ stays a name and is never
 * computed. What XML cannot hold is left out, and the line in front of what looks like a code is written as one.
 */
const text = (value: string) => ({
  type: String,
  value: value.replaceAll(UNFIT, "").replaceAll(CODE, "_x005F_"),
});

const columns: Column<CustomerInFull>[] = [
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
export function customersSpreadsheet(customers: CustomerInFull[]): Promise<Buffer> {
  // Not the list itself: an empty one would lose its headings.
  const rows = getSheetData(customers, columns);
  return writeXlsxFile(rows, { sheet: "Customers", columns, stickyRowsCount: 1 }).toBuffer();
}
