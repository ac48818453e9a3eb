import { IntentLink } from "@repo/convex-next";
import { pageData } from "@repo/prefetch-lab/data";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function ReadyLink(props: LabLinkProps) {
  return <IntentLink {...props} data={pageData(props.href)} />;
}
