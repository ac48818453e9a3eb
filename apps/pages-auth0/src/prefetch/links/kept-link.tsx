import { IntentLink } from "@repo/convex-next";
import { pageData } from "@repo/prefetch-lab/data";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function KeptLink(props: LabLinkProps) {
  return <IntentLink {...props} data={pageData(props.href)} prewarm="idle" navigate="press" />;
}
