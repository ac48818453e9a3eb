"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { subscribeToView } from "./view";

/** A view's height below the view, which is sooner than a fling gets there. */
function endIsNear(list: HTMLElement): boolean {
  return list.getBoundingClientRect().bottom < 2 * window.innerHeight;
}

/**
 * Calls `onLoadMore` while the end of `list` is less than a view's height below the view: on the way there, and again
 * after every render with other `items`, because a page may turn out short or empty. Another `onLoadMore` alone is no
 * reason to ask: its owner may make one in every render, and asking may cause the next render.
 */
export function useLoadMore(
  list: HTMLElement | null,
  items: readonly unknown[],
  hasMore: boolean,
  onLoadMore: (() => void) | undefined,
) {
  const near = useSyncExternalStore(
    subscribeToView,
    () => list !== null && endIsNear(list),
    () => false,
  );
  const ending = near && hasMore ? items : null;
  const ask = useEffectEvent(() => onLoadMore?.());
  useEffect(() => {
    // Asked again: `near` may be from before these items were in the document.
    if (ending !== null && list !== null && endIsNear(list)) ask();
  }, [ending, list]);
}
