"use client";

import { useConvex, useConvexAuth } from "convex/react";
import { api } from "@repo/convex-backend/api";
import Link from "next/link";
import { pageData } from "@repo/prefetch-lab/data";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function PrewarmLink(props: LabLinkProps) {
  const convex = useConvex();
  const { isAuthenticated } = useConvexAuth();
  const [call] = pageData(props.href);
  const prewarm = () => {
    // Unauthenticated it would fail.
    if (isAuthenticated && call) convex.prewarmQuery({ query: api.customers.page, args: call.args });
  };
  return <Link {...props} onPointerEnter={prewarm} />;
}
