"use client";

import { placeUrl, type Place } from "./place";

/** Keeps the place in the URL as it changes, without a step in the history and without asking the server. */
export function useSavePlace(): (place: Place) => void {
  return savePlace;
}

// https://nextjs.org/docs/app/getting-started/linking-and-navigating#native-history-api
function savePlace(place: Place): void {
  window.history.replaceState(null, "", placeUrl(place));
}
