import { useRouter } from "next/router";
import { useCallback } from "react";
import { placeUrl, type Place } from "./place";

/** Keeps the place in the URL as it changes, without a step in the history and without asking the server. */
export function useSavePlace(): (place: Place) => void {
  const { replace } = useRouter();
  return useCallback(
    (place) => void replace(placeUrl(place), undefined, { shallow: true, scroll: false }),
    [replace],
  );
}
