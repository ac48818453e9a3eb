import { clsx } from "clsx";
import type { ReactNode, Ref } from "react";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@repo/ui";

// Fixed columns and one height per row, shared by the table and its skeleton: nothing moves when the data comes.
/** From one row's top to the next one's, in rem. */
export const rowPitch = 4.25;

const columns = {
  customer: "",
  company: "hidden w-1/4 md:table-cell",
  status: "w-24 pl-1! pr-3! sm:w-32 sm:px-4!",
  added: "hidden w-36 sm:table-cell",
} as const;

export interface CustomersSheetProps {
  /** Not a `<caption>`, which would move the rows by half a pixel against the skeleton. */
  readonly caption?: string;
  readonly describedBy?: string;
  /** `CustomersSheetRow`s. */
  readonly children: ReactNode;
  readonly hidden?: boolean;
  /** How many rows there are, the headings' included, where not all of them are in the document. -1: not known. */
  readonly rowCount?: number;
  readonly bodyRef?: Ref<HTMLTableSectionElement>;
  readonly footer?: ReactNode;
}

/** The frame that `CustomersTable` and `TableSkeleton` share. */
export function CustomersSheet(props: CustomersSheetProps) {
  const { caption, describedBy, children, hidden = false, rowCount, bodyRef, footer } = props;
  return (
    <Table
      className="table-fixed"
      aria-label={caption}
      aria-describedby={describedBy}
      aria-hidden={hidden ? true : undefined}
      aria-rowcount={rowCount}
      footer={footer}
    >
      <TableHead>
        <TableRow aria-rowindex={rowCount === undefined ? undefined : 1}>
          <TableHeaderCell className={clsx(columns.customer, "pl-[75px] sm:pl-[83px]")}>
            Customer
          </TableHeaderCell>
          <TableHeaderCell className={columns.company}>Company</TableHeaderCell>
          <TableHeaderCell className={columns.status}>Status</TableHeaderCell>
          <TableHeaderCell className={columns.added}>Added</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody ref={bodyRef}>{children}</TableBody>
    </Table>
  );
}

export interface CustomersSheetRowProps {
  readonly avatar: ReactNode;
  readonly name: ReactNode;
  readonly email: ReactNode;
  readonly company: ReactNode;
  readonly status: ReactNode;
  readonly added: ReactNode;
  readonly id?: string;
  /** 1 is the headings' row. */
  readonly rowIndex?: number;
  readonly onFocus?: () => void;
}

export function CustomersSheetRow(props: CustomersSheetRowProps) {
  const { avatar, name, email, company, status, added, id, rowIndex, onFocus } = props;
  return (
    <TableRow
      id={id}
      aria-rowindex={rowIndex}
      onFocus={onFocus}
      className="group relative h-17 transition-colors focus-within:bg-subtle/60 hover:bg-subtle/60"
    >
      <TableHeaderCell scope="row" className={clsx(columns.customer, "p-0! font-normal")}>
        {/* Less the line between two rows, whose width depends on the zoom: so a row is as high as `rowPitch` says. */}
        <div className="flex h-[calc(--spacing(17)-1px)] items-center">
          <span className="flex h-full shrink-0 items-center border-r-3 border-double border-rule px-3 sm:px-4">
            {avatar}
          </span>
          <div className="min-w-0 flex-1 pr-2 pl-3">
            {/* The name's link covers its row: pointing anywhere in the row is pointing at it, and the row has its ring. */}
            <div
              // A name that is written from the right is cut at its end, too.
              dir="auto"
              className={clsx(
                "truncate font-semibold group-hover:[&_a]:underline [&_a]:underline-offset-4",
                "[&_a]:outline-none [&_a]:after:absolute [&_a]:after:inset-0",
                "[&_a:focus-visible]:after:rounded-lg [&_a:focus-visible]:after:outline-2 [&_a:focus-visible]:after:-outline-offset-3 [&_a:focus-visible]:after:outline-ring",
              )}
            >
              {name}
            </div>
            <div className="truncate text-muted">{email}</div>
          </div>
        </div>
      </TableHeaderCell>
      <TableCell dir="auto" className={clsx(columns.company, "truncate")}>
        {company}
      </TableCell>
      <TableCell className={columns.status}>{status}</TableCell>
      <TableCell className={clsx(columns.added, "whitespace-nowrap text-muted")}>{added}</TableCell>
    </TableRow>
  );
}

/** Stands for `rows` rows that are not in the document. A single cell: the number of columns depends on the width. */
export function CustomersSheetGap({ rows }: { readonly rows: number }) {
  return (
    <TableRow aria-hidden>
      <TableCell className="p-0!" style={{ height: `${rows * rowPitch}rem` }} />
    </TableRow>
  );
}
