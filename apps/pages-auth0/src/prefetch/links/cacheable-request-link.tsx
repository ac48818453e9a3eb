import Link from "next/link";
import type { LabLinkProps } from "@repo/prefetch-lab";
import { CACHEABLE_HEADER } from "../cacheable-answer";

export function CacheableRequestLink(props: LabLinkProps) {
  return <Link {...props} onPointerEnter={() => void requestData(props.href)} />;
}

/** Fetches the page's data as Next will at the click; getServerSideProps makes this answer cacheable. */
async function requestData(href: string): Promise<void> {
  const { pathname, search } = new URL(href, window.location.href);
  const { buildId } = window.__NEXT_DATA__;
  const answer = await fetch(`/_next/data/${buildId}${pathname}.json${search}`, {
    headers: { [CACHEABLE_HEADER]: "1" },
  });
  // Only an answer that was read to its end is kept.
  await answer.arrayBuffer();
}
