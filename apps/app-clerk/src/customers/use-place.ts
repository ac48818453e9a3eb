"use client";

import { useSearchParams } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { placeUrl, readPlace, type Place, type PlaceState } from "@repo/features/customers/place";
import { useNavigating } from "../layout/use-navigating";

/**
 * The place in the URL, kept there as it changes: without a step in the history, without asking the server, and not
 * while a navigation is under way. A navigation that leads to another place of the list is followed.
 */
export function usePlace(): PlaceState {
  const start = useUrlPlace();
  const routed = placeUrl(start);
  const navigating = useNavigating();
  const [{ place, visit }, setState] = useState({ place: start, visit: 0 });
  // The URL as this list has last read or written it: when it is another one, somebody has navigated.
  const known = useRef(routed);

  useEffect(() => {
    // While a navigation is under way the URL is not this page's to write: it may already be the other page's, and the
    // router takes the write for a navigation of its own, for which it gives up the other one.
    if (navigating || window.location.pathname !== "/customers") return;
    const here = readPlace(new URLSearchParams(window.location.search));
    if (placeUrl(here) !== known.current) {
      known.current = placeUrl(here);
      setState(({ visit }) => ({ place: here, visit: visit + 1 }));
    } else if (placeUrl(place) !== known.current && routed === known.current) {
      // One at a time: the router renders each, and then puts its URL into the history once more.
      known.current = placeUrl(place);
      writeUrl(placeUrl(place));
    }
  }, [navigating, place, routed]);

  const move = useCallback((place: Place) => setState(({ visit }) => ({ place, visit })), []);
  return { place, visit, move };
}

/** Not from the server's payload: on the way back the router brings an old one, which knows nothing of what came after. */
function useUrlPlace(): Place {
  return readPlace(useSearchParams());
}

// https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api
function writeUrl(url: string): void {
  window.history.replaceState(null, "", url);
}
