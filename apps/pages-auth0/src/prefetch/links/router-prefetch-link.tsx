import Link from "next/link";
import { useRouter } from "next/router";
import type { LabLinkProps } from "@repo/prefetch-lab";

export function RouterPrefetchLink(props: LabLinkProps) {
  const { prefetch } = useRouter();
  return <Link {...props} prefetch={false} onPointerEnter={() => void prefetch(props.href)} />;
}
