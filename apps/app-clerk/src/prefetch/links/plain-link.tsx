"use client";

import Link from "next/link";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function PlainLink(props: LabLinkProps) {
  return <Link {...props} />;
}
