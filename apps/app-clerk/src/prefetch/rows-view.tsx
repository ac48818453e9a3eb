"use client";

import { RowsView as View, type RowsViewProps } from "@repo/prefetch-lab";
import { TRY, tryIdOf } from "@repo/prefetch-lab/data";
import { useSearchParams } from "next/navigation";

/** The rows of the try that this router's URL says. */
export function RowsView(props: Omit<RowsViewProps, "tryId">) {
  return <View {...props} tryId={tryIdOf(useSearchParams().get(TRY))} />;
}
