import { useRouter } from "next/router";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { placeUrl, readPlace, type Place, type PlaceState } from "@repo/features/customers/place";
import { useNavigating } from "../layout/use-navigating";

/**
 * The place in the URL, kept there as it changes: without a step in the history, without asking the server, and not
 * while a navigation is under way. A navigation that leads to another place of the list is followed.
 */
export function usePlace(): PlaceState {
  const start = useUrlPlace();
  const { replace } = useRouter();
  const navigating = useNavigating();
  const isWriting = useRef(false);
  const [{ place, visit }, setState] = useState({ place: start, visit: 0 });
  // The URL as this list has last read or written it: when it is another one, somebody has navigated.
  const known = useRef(placeUrl(start));

  const writeByRouter = useEffectEvent(async (url: string) => {
    isWriting.current = true;
    // To the effect below that is a navigation: it looks again at its end, as the place may have changed meanwhile.
    await replace(url, undefined, { shallow: true, scroll: false });
    isWriting.current = false;
  });

  useEffect(() => {
    // While a navigation is under way the URL is not this page's to write: it may already be the other page's.
    if (navigating || isWriting.current || window.location.pathname !== "/customers") return;
    const here = readPlace(new URLSearchParams(window.location.search));
    if (placeUrl(here) !== known.current) {
      known.current = placeUrl(here);
      setState(({ visit }) => ({ place: here, visit: visit + 1 }));
    } else if (placeUrl(place) !== known.current) {
      known.current = placeUrl(place);
      if (here.text === place.text) writeUrl(placeUrl(place));
      else void writeByRouter(placeUrl(place));
    }
  }, [navigating, place]);

  const move = useCallback((place: Place) => setState(({ visit }) => ({ place, visit })), []);
  return { place, visit, move };
}

function useUrlPlace(): Place {
  const { query } = useRouter();
  return readPlace({ get: (name) => [query[name]].flat()[0] ?? null });
}

/**
 * For how far somebody has scrolled, which changes often: past the router, whose `replace` renders the app anew. The
 * state is what it needs on the way back. A search goes through the router: where it does not know the URL, a link to
 * the whole list would write over the search instead of adding a step to the history.
 */
function writeUrl(url: string): void {
  window.history.replaceState({ ...window.history.state, url, as: url }, "", url);
}
