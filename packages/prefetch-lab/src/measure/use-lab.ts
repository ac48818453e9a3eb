"use client";

import {
  useEffect,
  useLayoutEffect,
  useMemo,
  useSyncExternalStore,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
} from "react";
import type { Lab } from "./lab";
import { initialState, type LabState, type Technique } from "./state";

/** What the lab knows now. */
export function useLabState(lab: Lab): LabState {
  return useSyncExternalStore(lab.store.subscribe, lab.store.get, () => initialState);
}

/** For every page of the lab: the last one that goes takes the latency along. @param viewer who is signed in */
export function useLabVisit(lab: Lab, viewer: string | null | undefined): void {
  useEffect(() => lab.visit(), [lab]);
  useEffect(() => lab.identify(viewer), [lab, viewer]);
}

/** For the page with the links: gives every technique a new try. @param techniques the same array at every render */
export function useLabLinks(lab: Lab, techniques: readonly Technique[]): void {
  useEffect(() => lab.open(techniques), [lab, techniques]);
}

/**
 * For the element around a technique's link, with some space: it tells that the pointer comes near before the link
 * itself knows.
 */
export function useTechnique(lab: Lab, technique: string) {
  return useMemo(
    () => ({
      ref: (element: HTMLElement | null) => {
        const link = element?.querySelector("a");
        if (link) lab.links.set(technique, link);
        else lab.links.delete(technique);
      },
      onPointerEnter: () => void lab.approach(technique),
      onPointerLeave: () => lab.leave(),
      onFocus: (event: FocusEvent) => {
        // From one part of the same element to another is not coming near.
        if (!event.currentTarget.contains(event.relatedTarget)) void lab.approach(technique);
      },
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) lab.leave();
      },
      // These two before the link hears of them.
      onPointerDownCapture: (event: PointerEvent) => {
        if (isOnLink(event)) lab.press(technique, event.timeStamp);
      },
      onClickCapture: (event: MouseEvent) => {
        const opensHere = !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
        if (opensHere && isOnLink(event)) lab.click(technique, event.timeStamp);
      },
    }),
    [lab, technique],
  );
}

const isOnLink = ({ target }: MouseEvent) => target instanceof Element && target.closest("a") !== null;

/**
 * For the page behind a link: tells the lab when its first rows are in the document.
 *
 * @param tryId the number in the page's URL; undefined when there is none
 * @param rows undefined while there are none; `stamp` is what the row that changes says
 */
export function useRowsShown(
  lab: Lab,
  tryId: number | undefined,
  rows: { stamp: string | undefined } | undefined,
): void {
  const hasRows = rows !== undefined;
  const stamp = rows?.stamp;
  useLayoutEffect(() => {
    if (hasRows && tryId !== undefined) lab.rowsShown(tryId, stamp);
  }, [lab, tryId, hasRows, stamp]);
}
