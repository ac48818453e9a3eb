"use client";

import type { api } from "@repo/convex-backend/api";
import { useSession, type OwnedPreload } from "@repo/convex-next";
import { Button, LiveBadge, PageHeader, SearchField } from "@repo/ui";
import { Plus } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { SignInPrompt } from "../auth/sign-in-prompt";
import { AllCustomers } from "./all-customers";
import { FoundCustomers } from "./found-customers";
import type { Place } from "./place";
import { useSavePlace } from "./use-place";

/** How long after the last key a search begins, in ms: one query a word rather than one a letter. */
const TYPING_PAUSE = 150;

interface CustomersListProps {
  /** Where to begin: what the URL said when the page was opened. */
  place: Place;
  preloaded?: OwnedPreload<typeof api.customers.page> | null;
}

export function CustomersList({ place, preloaded }: CustomersListProps) {
  const { status } = useSession();
  const save = useSavePlace();
  const [text, setText] = useState(place.text);
  const [search, setSearch] = useState(place.text);
  const [count, setCount] = useState(place.count);

  const wanted = text.trim();
  useEffect(() => {
    if (wanted === search) return undefined;
    const timer = setTimeout(
      () => {
        setSearch(wanted);
        save({ text: wanted, count });
      },
      wanted === "" ? 0 : TYPING_PAUSE,
    );
    return () => clearTimeout(timer);
  }, [wanted, search, count, save]);

  if (status === "signed-out") return <SignInPrompt />;
  const clear = () => setText("");
  return (
    <>
      <PageHeader
        title="Customers"
        description={<LiveBadge state={status === "signed-in" ? "live" : "connecting"} />}
        actions={
          <Button asChild>
            <Link href="/customers/new">
              <Plus aria-hidden /> Add customer
            </Link>
          </Button>
        }
      />
      <div className="mb-5 max-w-sm">
        <SearchField
          label="Search customers"
          value={text}
          onChange={setText}
          onClear={clear}
          pending={wanted !== search}
        />
      </div>
      {search === "" ? (
        <AllCustomers
          count={count}
          preloaded={preloaded}
          onCount={(next) => {
            setCount(next);
            save({ text: search, count: next });
          }}
        />
      ) : (
        <FoundCustomers text={search} onClear={clear} />
      )}
    </>
  );
}
