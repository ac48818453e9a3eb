import type { Metadata } from "next";
import { AddOnServer } from "#counter/add-on-server.tsx";
import { LiveClicks } from "@repo/features/counter";
import { Introduction } from "@repo/features/home";

// Whole: the layout's template is for the pages below this one.
export const metadata: Metadata = { title: { absolute: "Home · Ledger" } };

export default function HomePage() {
  return (
    <>
      <Introduction
        here="App Router with Clerk"
        twin="Pages Router with Auth0" // only: both
      />
      <LiveClicks />
      <AddOnServer />
    </>
  );
}
