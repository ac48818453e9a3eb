// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { defaultEnvironment } from "../environment";
import { FrameElements } from "./frame-elements";

function makeFrame() {
  const contentWindow = { postMessage: vi.fn<(message: unknown, origin: string) => void>() };
  return { contentWindow, element: { contentWindow } as unknown as HTMLIFrameElement };
}

const message = (source: unknown, origin: string) =>
  Object.assign(new MessageEvent("message", { origin }), { source });

test("tells which app a message is from, by its window and its origin", () => {
  const frames = new FrameElements(defaultEnvironment);
  const [pages, app] = [makeFrame(), makeFrame()];
  frames.put("pages-auth0", pages.element);
  frames.put("app-clerk", app.element);
  const from = (source: unknown, origin: string) => frames.senderOf(message(source, origin));
  expect(from(pages.contentWindow, "http://localhost:3000")).toBe("pages-auth0");
  expect(from(app.contentWindow, "http://localhost:3001")).toBe("app-clerk");
  expect(from(app.contentWindow, "http://localhost:3000")).toBeUndefined();
  expect(from(pages.contentWindow, "https://example.com")).toBeUndefined();
  expect(from(null, "http://localhost:3000")).toBeUndefined();
  frames.put("pages-auth0", null);
  expect(from(pages.contentWindow, "http://localhost:3000")).toBeUndefined();
});

test("posts to the app's own origin alone", () => {
  const frames = new FrameElements(defaultEnvironment);
  const { contentWindow, element } = makeFrame();
  frames.put("app-clerk", element);
  frames.send("app-clerk", "go");
  frames.send("pages-auth0", "go");
  expect(contentWindow.postMessage.mock.calls).toEqual([["go", "http://localhost:3001"]]);
});
