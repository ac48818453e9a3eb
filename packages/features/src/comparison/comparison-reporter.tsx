"use client";

import { useSession } from "@repo/convex-next";
import { useEffect, useEffectEvent, useState } from "react";
import type { Reporter } from "./reporter";

interface ComparisonReporterProps {
  /** The comparison's origin, in development and tests; undefined for everybody else's app. */
  readonly origin: string | undefined;
  readonly isDevelopment: boolean;
  /** The router's way to a path without a new entry in the history. */
  readonly replace: (path: string) => void;
}

/**
 * Where a comparison shows this app in a frame: tells it where the app is and what each page took, and goes where it is
 * told. Anywhere else it does nothing, and loads nothing.
 */
export function ComparisonReporter({ origin, isDevelopment, replace }: ComparisonReporterProps) {
  const { status: session } = useSession();
  const [reporter, setReporter] = useState<Reporter>();
  const follow = useEffectEvent(replace);
  const start = useEffectEvent(
    (origin: string, Class: typeof Reporter) =>
      new Class({ origin, session, isDevelopment, replace: (path) => follow(path) }),
  );

  useEffect(() => {
    if (origin === undefined || window.parent === window) return undefined;
    let started: Reporter | undefined;
    let isGone = false;
    const load = async () => {
      const { Reporter } = await import("./reporter");
      if (isGone) return;
      started = start(origin, Reporter);
      setReporter(started);
    };
    void load();
    return () => {
      isGone = true;
      started?.stop();
    };
  }, [origin]);

  useEffect(() => reporter?.sessionIs(session), [reporter, session]);
  return null;
}
