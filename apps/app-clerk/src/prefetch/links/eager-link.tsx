"use client";

import Link from "next/link";
import type { LabLinkProps } from "../technique";

export function EagerLink(props: LabLinkProps) {
  return <Link {...props} prefetch={true} />;
}
