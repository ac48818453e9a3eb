"use client";

import { LONGEST_SEARCH } from "@repo/convex-backend/rules";
import { useSession, type QueryStatus } from "@repo/convex-next";
import { Button, PageHeader, SearchField } from "@repo/ui";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { SignInPrompt } from "../app";
import { AllCustomers } from "./all-customers";
import { ExportCustomers } from "./export-customers";
import { FoundCustomers } from "./found-customers";
import { boundSearch, type ListSearchParamsState } from "./list-search-params";
import type { PreloadedList } from "./preload-list";
import { QueryBadge } from "./query-badge";

/** How long after the last key a search begins, in ms: one query a word rather than one a letter. */
const TYPING_PAUSE = 150;

export interface CustomersListProps {
  search: ListSearchParamsState;
  preloaded?: PreloadedList | null;
}

export function CustomersList({ search, preloaded }: CustomersListProps) {
  const session = useSession();
  const { params, navigations, setParams } = search;
  const [status, setStatus] = useState<QueryStatus>("loading");
  const [typed, setTyped] = useState({ text: params.text, navigations });

  // What was typed before a navigation is over.
  const text = typed.navigations === navigations ? typed.text : params.text;
  const setText = (value: string) => setTyped({ text: boundSearch(value), navigations });
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === params.text) return undefined;
    const timer = setTimeout(() => setParams({ ...params, text: wanted }), wanted === "" ? 0 : TYPING_PAUSE);
    return () => clearTimeout(timer);
  }, [wanted, params, setParams]);

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
          pending={wanted !== params.text}
        />
      </div>
      {params.text === "" ? (
        <AllCustomers
          key={navigations}
          count={params.count}
          preloaded={preloaded}
          onCount={(count) => setParams({ ...params, count })}
          onStatus={setStatus}
        />
      ) : (
        <FoundCustomers text={params.text} onClear={clear} onStatus={setStatus} />
      )}
    </>
  );
}
