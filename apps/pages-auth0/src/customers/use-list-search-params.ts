import { useRouter } from "next/router";
import { useCallback, useEffectEvent, useLayoutEffect, useRef, useState } from "react";
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
  const { replace } = useRouter();
  const navigating = useNavigating();
  const isWriting = useRef(false);
  const [{ params, navigations }, setState] = useState({ params: start, navigations: 0 });
  // The URL as this list has last read or written it: when it is another one, somebody has navigated.
  const known = useRef(listUrl(start));

  const writeByRouter = useEffectEvent(async (url: string) => {
    isWriting.current = true;
    // To the effect below that is a navigation: it looks again at its end, as the params may have changed meanwhile.
    await replace(url, undefined, { shallow: true, scroll: false });
    isWriting.current = false;
  });

  // Before anything else can run: an effect that comes later may come after the start of a navigation, which it does not
  // know of yet, and the person who has signed out, say, would be back on the list.
  useLayoutEffect(() => {
    // While a navigation is under way the URL is not this page's to write: it may already be the other page's.
    if (navigating || isWriting.current || window.location.pathname !== "/customers") return;
    const here = readListSearchParams(new URLSearchParams(window.location.search));
    if (listUrl(here) !== known.current) {
      known.current = listUrl(here);
      setState(({ navigations }) => ({ params: here, navigations: navigations + 1 }));
    } else if (listUrl(params) !== known.current) {
      known.current = listUrl(params);
      if (here.text === params.text) writeUrl(listUrl(params));
      else void writeByRouter(listUrl(params));
    }
  }, [navigating, params]);

  const setParams = useCallback(
    (params: ListSearchParams) => setState(({ navigations }) => ({ params, navigations })),
    [],
  );
  return { params, navigations, setParams };
}

function useUrlParams(): ListSearchParams {
  const { query } = useRouter();
  return readListSearchParams({ get: (name) => [query[name]].flat()[0] ?? null });
}

/**
 * For how far somebody has scrolled, which changes often: past the router, whose `replace` renders the app anew. The
 * state is what it needs on the way back. A search goes through the router: where it does not know the URL, a link to
 * the whole list would write over the search instead of adding a step to the history.
 */
function writeUrl(url: string): void {
  window.history.replaceState({ ...window.history.state, url, as: url }, "", url);
}
