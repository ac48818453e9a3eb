// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import type { Report } from "@repo/features/comparison/messages";
import { afterEach, expect, test, vi } from "vitest";
import { readSiteEnvironment } from "../environment";
import { AppFrame } from "./app-frame";
import { FrameElements } from "./frame-elements";
import type { FrameState } from "./frame-pair";

afterEach(cleanup);

const reportOf = (session: Report["session"]): Report => ({
  type: "comparison/report",
  path: "/",
  kind: "load",
  session,
  isDevelopment: false,
  isSettled: true,
  cost: { requests: 1, scriptBytes: 2, pageBytes: 3, transferredBytes: 4, firstRows: null },
});

function show(frame: FrameState) {
  render(
    <AppFrame
      app="app-clerk"
      path="/"
      frame={frame}
      frames={new FrameElements(readSiteEnvironment())}
      onLoad={vi.fn<() => void>()}
      onReload={vi.fn<() => void>()}
    />,
  );
}

const signInLink = () =>
  screen.queryByRole("link", { name: "Sign in, in a tab of its own: App Router + Clerk" });

test.each([
  ["somebody signed out", { report: reportOf("signed-out") }],
  // What is in the frame may be the login page itself.
  ["a frame that says nothing of itself", { problem: "silent" }],
] as const satisfies [string, FrameState][])("%s is offered to sign in", (_, frame) => {
  show(frame);
  expect(signInLink()).not.toBeNull();
});

test.each([
  ["a frame that has not said who is there", {}],
  ["a page that does not know yet", { report: reportOf("loading") }],
  ["an app that does not answer", { problem: "unreachable" }],
] as const satisfies [string, FrameState][])("%s offers no sign-in that would go again", (_, frame) => {
  show(frame);
  expect(signInLink()).toBeNull();
  expect(screen.queryByText("signed in")).toBeNull();
});

test.each(["signed-in", "refreshing"] as const)("a session that is %s is named", (session) => {
  show({ report: reportOf(session) });
  expect(screen.queryByText("signed in")).not.toBeNull();
  expect(signInLink()).toBeNull();
});
