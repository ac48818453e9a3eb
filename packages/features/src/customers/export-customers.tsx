"use client";

import { Button, toast } from "@repo/ui";
import { Download } from "lucide-react";
import { useState } from "react";
import { useApp } from "../app";

/** Downloads the customers as a spreadsheet. */
export function ExportCustomers() {
  const { getApiToken } = useApp();
  const [pending, setPending] = useState(false);
  const download = async () => {
    const answer = await fetch("/api/customers/export", {
      headers: { Authorization: `Bearer ${await getApiToken()}` },
    });
    if (!answer.ok) throw new Error(`The export answered ${answer.status}.`);
    const name = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1];
    save(await answer.blob(), name ?? "customers.xlsx");
  };
  return (
    <Button
      variant="secondary"
      pending={pending}
      onClick={() => {
        setPending(true);
        download()
          .catch((error: unknown) => {
            console.error(error);
            toast.error("The spreadsheet could not be made. Try again in a moment.");
          })
          .finally(() => setPending(false));
      }}
    >
      <Download aria-hidden /> Export
    </Button>
  );
}

/** How long a download may take to begin, in ms: some browsers ask first, and read the content after the answer. */
const BEGINS_WITHIN = 60_000;

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), BEGINS_WITHIN);
}
