"use client";

import Link from "next/link";
import type { LabLinkProps } from "../technique";

export function PlainLink(props: LabLinkProps) {
  return <Link {...props} />;
}
