"use client";

import { CustomersPanel } from "@repo/features/rendering";
import { AfterHydration } from "../auth/after-hydration";
import { RenderingFrame } from "./frame";

// What /rendering/server shows while a part of it is on its way. A document does without: the part itself follows in
// the same answer, and both would be sent.

/** Where the rows will be. */
export function LoadingRows() {
  return (
    <AfterHydration fallback={null}>
      <CustomersPanel customers={undefined} />
    </AfterHydration>
  );
}

/** The page until the server has read its public part. */
export function LoadingServerPage() {
  return (
    <AfterHydration fallback={null}>
      <RenderingFrame page="server" live={false}>
        <CustomersPanel customers={undefined} />
      </RenderingFrame>
    </AfterHydration>
  );
}
