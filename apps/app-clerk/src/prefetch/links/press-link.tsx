"use client";

import { IntentLink } from "@repo/convex-next";
import { pageData } from "../data";
import type { LabLinkProps } from "../technique";

export function PressLink(props: LabLinkProps) {
  return <IntentLink {...props} data={pageData(props.href)} navigate="press" />;
}
