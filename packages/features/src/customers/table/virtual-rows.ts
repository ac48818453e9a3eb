"use client";

import { useDeferredValue, useSyncExternalStore } from "react";
import { useHydrated } from "@repo/convex-next";
import { rowPitch } from "./customers-sheet";
import { usePrinting } from "./printing";
import { subscribeToView } from "./view";

/** Rows rendered beyond each edge of the view, for a fling that is ahead of its frame. */
const overscan = 6;

/** The height of the view in rows, where there is no view yet. */
const assumedView = 15;

/** Up to 100 rows are all in the document, where find-in-page and printing reach them. */
export function isVirtualised(count: number): boolean {
  return count > 100;
}

/** Virtualised rows: those from `start` up to, and without, `end`. */
export interface RowRange {
  readonly start: number;
  readonly end: number;
}

/** The row at `y` pixels below the top of the view; below 0 above the first row. */
function rowAt(body: HTMLElement, y: number): number {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return Math.floor((y - body.getBoundingClientRect().top) / (rowPitch * rem));
}

/**
 * Which of `count` rows of one height are in or near the window's view; all of them on paper. It only reads where they
 * are: the scroll position stays with the browser and the router, which bring it back after a navigation.
 *
 * @param body has the rows at their full height. Null on the server and in the browser's first render, which so agree
 *   on the first rows; set as a state by its ref, it causes a second render before the browser paints.
 */
export function useVirtualRows(body: HTMLElement | null, count: number): RowRange {
  const measured = isVirtualised(count) ? body : null;
  const all = useFirstThenAll(count);
  const printing = usePrinting();
  const firstEnd = isVirtualised(count) ? assumedView + overscan : all;

  function start() {
    if (measured === null) return 0;
    // A list that has just become shorter than its scroll position has rows to show all the same.
    return Math.max(Math.min(rowAt(measured, 0), count - assumedView) - overscan, 0);
  }
  function end() {
    if (measured === null) return firstEnd;
    return Math.min(Math.max(rowAt(measured, window.innerHeight), 0) + 1 + overscan, count);
  }
  // The snapshot is a row's number: scrolling within a row renders nothing, and a new row is rendered before the
  // frame of its scroll event is painted.
  const view = {
    start: useSyncExternalStore(subscribeToView, start, () => 0),
    end: useSyncExternalStore(subscribeToView, end, () => firstEnd),
  };
  return printing ? { start: 0, end: count } : view;
}

/**
 * How many rows of a list that is not virtualised to render: at first those that can be in the view, and all of them after
 * that frame, so that a click waits for no row that nobody sees yet. In the server's HTML, and while it is taken over,
 * all of them.
 */
function useFirstThenAll(count: number): number {
  const first = Math.min(count, assumedView + overscan);
  return useDeferredValue(count, useHydrated() ? first : count);
}

/**
 * The rows to render, in order: the range's, and the `focused` one (-1: none) with the two that Tab and Shift+Tab
 * lead to.
 */
export function rowsWithNeighbours({ start, end }: RowRange, focused: number, count: number): number[] {
  const rows = new Set(Array.from({ length: end - start }, (_, offset) => start + offset));
  if (focused !== -1)
    for (const row of [focused - 1, focused, focused + 1]) if (row >= 0 && row < count) rows.add(row);
  return [...rows].sort((a, b) => a - b);
}
