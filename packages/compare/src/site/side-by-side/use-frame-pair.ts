import { isOwnPath, parseReport, type Go } from "@repo/features/comparison/messages";
import { useEffect, useState, useSyncExternalStore } from "react";
import { readSiteEnvironment } from "../environment";
import { replaceRoute } from "../route";
import { readCounts } from "./deployment-runs";
import { FrameElements } from "./frame-elements";
import { FramePair, type PairState } from "./frame-pair";

/** The address of this page for a path of the apps. @returns what stands behind `#/` */
export function sideBySideRoute(path: string, follow = true): string {
  const search = new URLSearchParams({ path, ...(!follow && { follow: "off" }) });
  return `side-by-side?${search.toString()}`;
}

/** The path that the address asks for; the start page where it names none of the apps' own. */
export function readPath(search: URLSearchParams): string {
  const path = search.get("path");
  return isOwnPath(path) ? path : "/";
}

const isFollowed = (search: URLSearchParams): boolean => search.get("follow") !== "off";

/** The two apps in their frames, joined with this page's address. */
export function useFramePair(search: URLSearchParams): {
  readonly pair: FramePair;
  readonly state: PairState;
  readonly frames: FrameElements;
} {
  const [{ pair, frames }] = useState(() => makePair(search));
  const state = useSyncExternalStore(pair.subscribe, pair.getState);

  useEffect(() => {
    const listen = (event: MessageEvent) => {
      const app = frames.senderOf(event);
      const report = parseReport(event.data);
      if (app !== undefined && report !== undefined) pair.reported(app, report);
    };
    window.addEventListener("message", listen);
    pair.start();
    return () => window.removeEventListener("message", listen);
  }, [pair, frames]);

  // The address bar and Back write the address; the frames follow it.
  const path = readPath(search);
  useEffect(() => pair.go(path), [pair, path]);
  return { pair, state, frames };
}

function makePair(search: URLSearchParams): { pair: FramePair; frames: FrameElements } {
  const environment = readSiteEnvironment();
  const frames = new FrameElements(environment);
  const pair: FramePair = new FramePair(readPath(search), isFollowed(search), {
    readCounts: () => readCounts(environment.deployment),
    // An app has moved: its step is an entry of the history already, and so this page's address changes in place.
    onLed: (path) => replaceRoute(sideBySideRoute(path, pair.getState().follow)),
    answers: async (app) => {
      try {
        // What it answers is nobody's business here; that it does is what counts.
        await fetch(`${environment[app]}/icon.svg`, { mode: "no-cors", cache: "no-store" });
        return true;
      } catch {
        return false;
      }
    },
    send: (app, path) => frames.send(app, { type: "comparison/go", path } satisfies Go),
  });
  return { pair, frames };
}
