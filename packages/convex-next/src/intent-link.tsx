"use client";

import Link from "next/link";
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ComponentProps,
  type MouseEvent,
  type PointerEvent,
  type Ref,
} from "react";
import { callKey, type AnyQuery, type QueryCall } from "./query-call.ts";
import { savesData } from "./saves-data.ts";
import { useIntents, useSession } from "./session.tsx";
import { useIdle } from "./use-idle.ts";

interface IntentLinkProps extends Omit<ComponentProps<typeof Link>, "prefetch"> {
  /** What the page behind the link declares it needs. */
  data: readonly QueryCall<AnyQuery>[];
  /**
   * What Next does by itself while nobody comes near: `auto`, its default, fetches the route's tree and code for every
   * link that is seen. `false` for the rows of a long list, where that is a request for each row that scrolls by.
   */
  prefetch?: "auto" | false;
  /**
   * When the data is got ready. `intent`: once somebody is about to reach the link. `idle`: as soon as the page is live
   * and has nothing to do, for as long as it is seen; for the few links that are on every page, whose data is used by
   * most visits, for it is read again whenever it changes.
   */
  prewarm?: "intent" | "idle";
  /**
   * When a mouse opens the link. `press`: as soon as its button goes down, as tabs and menus do on a desktop; for
   * navigation that may be pressed without a second thought, since a press cannot be dragged away from the link or
   * called off, only undone with Back. Fingers, pens, keyboards and modified clicks open it as they do any link.
   */
  navigate?: "click" | "press";
}

/**
 * A `next/link` that gets the page's data ready when somebody is about to click: when the pointer's path leads to it or
 * the pointer is on it, when it has the keyboard's focus or is the next to have it, and on touch. It subscribes to the
 * page's queries, and asks Next for the route's server part where there is one (App Router; the Pages Router cannot
 * prefetch `getServerSideProps`). It asks nothing of people who save data.
 */
export function IntentLink({
  data,
  prefetch = "auto",
  prewarm = "intent",
  navigate = "click",
  ref,
  ...props
}: IntentLinkProps) {
  const { status } = useSession();
  const { prewarmer, linksAhead } = useIntents();
  const isIdle = useIdle(prewarm === "idle" && status === "signed-in");
  const [isNear, setIsNear] = useState(false);
  const [isAhead, setIsAhead] = useState(false);
  const [isKept, setIsKept] = useState(false);
  const [hasTurn, setHasTurn] = useState(false);
  /** The button is down, and what the link does was done by that. */
  const pressed = useRef(false);

  const ready = data.filter((call) => call.access === "public" || status === "signed-in");
  const hold = useEffectEvent((how: "start" | "keep", setHeld: (isHeld: boolean) => void) => {
    const intent = { calls: ready, onTurn: () => setHeld(true) };
    prewarmer[how](intent);
    return () => {
      prewarmer.stop(intent);
      setHeld(false);
    };
  });
  // Begins anew when the session is confirmed under a pointer that rests.
  const key = ready.map(callKey).join();
  const wanted = isNear || isAhead ? key : null;
  useEffect(() => (wanted === null ? undefined : hold("start", setHasTurn)), [wanted]);
  const kept = isIdle ? key : null;
  useEffect(() => (kept === null ? undefined : hold("keep", setIsKept)), [kept]);

  const watch = useCallback(
    (link: HTMLAnchorElement) => {
      const unwatch = linksAhead.watch(link, (isAhead) => setIsAhead(isAhead && !savesData()));
      const letGo = give(ref, link);
      return () => {
        unwatch();
        letGo();
      };
    },
    [linksAhead, ref],
  );
  const approach = () => setIsNear(!savesData());
  const leave = () => setIsNear(false);

  return (
    <Link
      {...props}
      ref={watch}
      // `true` asks for the dynamic part as well. Not for a page that declares nothing, which would be as old as the
      // prefetch without anything live to replace it; and not while some of the data may not be read: the server would
      // answer a signed-out visitor with the way to the login.
      prefetch={(hasTurn || isKept) && data.length > 0 && ready.length === data.length ? true : prefetch}
      // What was opened by the press cannot be dragged any more.
      draggable={navigate === "press" ? false : props.draggable}
      onPointerEnter={(event) => {
        props.onPointerEnter?.(event);
        if (event.pointerType !== "touch") approach();
      }}
      onPointerLeave={(event) => {
        props.onPointerLeave?.(event);
        leave();
      }}
      onFocus={(event) => {
        props.onFocus?.(event);
        // Not the focus that a click leaves, or that comes back with the window.
        if (event.currentTarget.matches(":focus-visible")) approach();
      }}
      onBlur={(event) => {
        props.onBlur?.(event);
        leave();
      }}
      onTouchStart={(event) => {
        props.onTouchStart?.(event);
        approach();
      }}
      onPointerDown={(event) => {
        props.onPointerDown?.(event);
        pressed.current = false;
        if (event.pointerType !== "mouse" || opensElsewhere(event)) return;
        prewarmer.hurry();
        if (navigate !== "press") return;
        event.currentTarget.click();
        pressed.current = true;
      }}
      onClick={(event) => {
        // The keyboard's clicks have no detail (https://w3c.github.io/uievents/#event-type-click).
        if (pressed.current && event.detail > 0) {
          pressed.current = false;
          event.preventDefault();
          return;
        }
        props.onClick?.(event);
        if (!opensElsewhere(event)) prewarmer.commit(ready);
      }}
    />
  );
}

/** Whether the browser does something else than opening the link here: a new tab or window, a download, a menu. */
function opensElsewhere(event: MouseEvent | PointerEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Hands an element to whoever has asked for it. @returns to be called when it goes */
function give<Element>(ref: Ref<Element> | undefined, element: Element): () => void {
  if (typeof ref !== "function") {
    if (ref) ref.current = element;
    return () => ref && (ref.current = null);
  }
  const letGo = ref(element);
  return () => (typeof letGo === "function" ? letGo() : ref(null));
}
