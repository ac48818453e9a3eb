"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function RouterPrefetchLink(props: LabLinkProps) {
  const router = useRouter();
  return <Link {...props} prefetch={false} onPointerEnter={() => router.prefetch(props.href)} />;
}
