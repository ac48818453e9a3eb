"use client";

import Link from "next/link";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function EagerLink(props: LabLinkProps) {
  return <Link {...props} prefetch={true} />;
}
