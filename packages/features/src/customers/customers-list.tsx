"use client";

import type { api } from "@repo/convex-backend/api";
import { LONGEST_SEARCH } from "@repo/convex-backend/rules";
import { useSession, type OwnedPreload, type QueryStatus } from "@repo/convex-next";
import { Button, PageHeader, SearchField } from "@repo/ui";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { SignInPrompt } from "../app";
import { AllCustomers } from "./all-customers";
import { ExportCustomers } from "./export-customers";
import { FoundCustomers } from "./found-customers";
import { boundSearch, type PlaceState } from "./place";
import { QueryBadge } from "./query-badge";

/** How long after the last key a search begins, in ms: one query a word rather than one a letter. */
const TYPING_PAUSE = 150;

export interface CustomersListProps {
  at: PlaceState;
  preloaded?: OwnedPreload<typeof api.customers.page> | null;
}

export function CustomersList({ at, preloaded }: CustomersListProps) {
  const session = useSession();
  const { place, visit, move } = at;
  const [status, setStatus] = useState<QueryStatus>("loading");
  const [typed, setTyped] = useState({ text: place.text, visit });

  // What was typed during another visit is over.
  const text = typed.visit === visit ? typed.text : place.text;
  const setText = (value: string) => setTyped({ text: boundSearch(value), visit });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === place.text) return undefined;
    const timer = setTimeout(() => move({ ...place, text: wanted }), wanted === "" ? 0 : TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, place, move]);

  if (session.status === "signed-out") return <SignInPrompt />;
  const clear = () => setText("");
  return (
    <>
      <PageHeader
        title="Customers"
        description={<QueryBadge status={status} />}
        actions={
          <>
            <ExportCustomers />
            <Button asChild>
              <Link href="/customers/new">
                <Plus aria-hidden /> Add customer
              </Link>
            </Button>
          </>
        }
      />
      <div className="mb-5 max-w-sm">
        <SearchField
          label="Search customers"
          value={text}
          maxLength={LONGEST_SEARCH}
          onChange={setText}
          onClear={clear}
          pending={wanted !== place.text}
        />
      </div>
      {place.text === "" ? (
        <AllCustomers
          key={visit}
          count={place.count}
          preloaded={preloaded}
          onCount={(count) => move({ ...place, count })}
          onStatus={setStatus}
        />
      ) : (
        <FoundCustomers text={place.text} onClear={clear} onStatus={setStatus} />
      )}
    </>
  );
}
