"use client";

import Link from "next/link";
import { useState } from "react";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function IntentPrefetchLink(props: LabLinkProps) {
  const [intent, setIntent] = useState(false);
  return (
    <Link
      {...props}
      prefetch={intent ? true : "auto"}
      onPointerEnter={() => setIntent(true)}
      onPointerLeave={() => setIntent(false)}
      onFocus={() => setIntent(true)}
      onBlur={() => setIntent(false)}
    />
  );
}
