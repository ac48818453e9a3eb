"use client";

import { PrefetchKind } from "next/dist/client/components/router-reducer/router-reducer-types";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function RouterPrefetchFullLink(props: LabLinkProps) {
  const router = useRouter();
  const prefetch = () => router.prefetch(props.href, { kind: PrefetchKind.FULL });
  return <Link {...props} prefetch={false} onPointerEnter={prefetch} />;
}
