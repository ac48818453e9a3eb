"use client";

import Link from "next/link";
import { useEffect, useRef, useState, type ComponentProps } from "react";
import type { AnyQuery, QueryCall } from "./query-call";
import { usePrewarmer, useSession } from "./session";

interface IntentLinkProps extends Omit<ComponentProps<typeof Link>, "prefetch"> {
  /** What the page behind the link declares it needs. */
  data: readonly QueryCall<AnyQuery>[];
}

/**
 * A `next/link` that gets the page's data ready when somebody is about to click: on pointerenter, keyboard focus
 * and touch it subscribes to the page's queries, and asks Next for the route's server part where there is one
 * (App Router; the Pages Router cannot prefetch `getServerSideProps`). It asks nothing of people who save data.
 */
export function IntentLink({ data, ...props }: IntentLinkProps) {
  const { status } = useSession();
  const prewarmer = usePrewarmer();
  const [intent, setIntent] = useState(false);

  const ready = data.filter((call) => call.access === "public" || status === "signed-in");
  // For the unmount below, which must see the calls of the last render.
  const started = useRef<readonly QueryCall<AnyQuery>[]>([]);

  const begin = () => {
    if (savesData()) return;
    setIntent(true);
    started.current = ready;
    for (const call of ready) prewarmer.start(call);
  };
  const end = () => {
    setIntent(false);
    for (const call of started.current) prewarmer.stop(call);
    started.current = [];
  };
  const commit = () => {
    for (const call of ready) prewarmer.commit(call);
    started.current = [];
  };

  useEffect(
    () => () => {
      for (const call of started.current) prewarmer.stop(call);
    },
    [prewarmer],
  );

  return (
    <Link
      {...props}
      // "auto" keeps Next's default for links without intent; `true` asks for the dynamic part as well. Not while some
      // of the data may not be read: the server would answer a signed-out visitor's prefetch with the way to the login.
      prefetch={intent && ready.length === data.length ? true : "auto"}
      onPointerEnter={(event) => {
        props.onPointerEnter?.(event);
        if (event.pointerType !== "touch") begin();
      }}
      onPointerLeave={(event) => {
        props.onPointerLeave?.(event);
        end();
      }}
      onFocus={(event) => {
        props.onFocus?.(event);
        begin();
      }}
      onBlur={(event) => {
        props.onBlur?.(event);
        end();
      }}
      onTouchStart={(event) => {
        props.onTouchStart?.(event);
        begin();
      }}
      onClick={(event) => {
        commit();
        props.onClick?.(event);
      }}
    />
  );
}

/** Save-Data (https://wicg.github.io/savedata) or `prefers-reduced-data`. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true || matchMedia("(prefers-reduced-data: reduce)").matches;
}
