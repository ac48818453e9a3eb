"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useLayoutEffect, useRef, useState } from "react";
import {
  listUrl,
  readListSearchParams,
  type ListSearchParams,
  type ListSearchParamsState,
} from "@repo/features/customers/list-search-params";
import { useNavigating } from "../layout/use-navigating";

/**
 * The list search params, kept in the URL as they change: without a step in the history, without asking the server, and
 * not while a navigation is under way. A navigation that leads to other params is followed.
 */
export function useListSearchParams(): ListSearchParamsState {
  const start = useUrlParams();
  const routed = listUrl(start);
  const navigating = useNavigating();
  const [{ params, navigations }, setState] = useState({ params: start, navigations: 0 });
  // The URL as this list has last read or written it: when it is another one, somebody has navigated.
  const known = useRef(routed);

  // Before anything else can run: an effect that comes later may come after the start of a navigation, which it does not
  // know of yet, and the person who has signed out, say, would be back on the list.
  useLayoutEffect(() => {
    // While a navigation is under way the URL is not this page's to write: it may already be the other page's, and the
    // router takes the write for a navigation of its own, for which it gives up the other one.
    if (navigating || window.location.pathname !== "/customers") return;
    const here = readListSearchParams(new URLSearchParams(window.location.search));
    if (listUrl(here) !== known.current) {
      known.current = listUrl(here);
      setState(({ navigations }) => ({ params: here, navigations: navigations + 1 }));
    } else if (listUrl(params) !== known.current && routed === known.current) {
      // One at a time: the router renders each, and then puts its URL into the history once more.
      known.current = listUrl(params);
      writeUrl(listUrl(params));
    }
  }, [navigating, params, routed]);

  const setParams = useCallback(
    (params: ListSearchParams) => setState(({ navigations }) => ({ params, navigations })),
    [],
  );
  return { params, navigations, setParams };
}

/** Not from the server's payload: on the way back the router brings an old one, which knows nothing of what came after. */
function useUrlParams(): ListSearchParams {
  return readListSearchParams(useSearchParams());
}

// https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api
function writeUrl(url: string): void {
  window.history.replaceState(null, "", url);
}
