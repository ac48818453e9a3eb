import { act } from "@testing-library/react";
import type { ReactElement } from "react";
import { hydrateRoot, type Root } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, onTestFinished, vi } from "vitest";

/** What a server sends of a page, in the document until the test ends. */
export function serve(page: ReactElement): HTMLElement {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(page);
  onTestFinished(() => container.remove());
  return container;
}

/** The browser takes over what was served. Its root is unmounted by the one who asks for it. */
export function hydrate(
  container: HTMLElement,
  page: ReactElement,
  onRecoverableError: () => void = () => undefined,
): Promise<Root> {
  return act(async () => hydrateRoot(container, page, { onRecoverableError }));
}

/** Expects that the browser's first render is what the server sent, and that React complains of nothing. */
export async function expectToHydrate(page: ReactElement): Promise<void> {
  const mismatch = vi.fn<() => void>();
  const complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
  onTestFinished(() => complaints.mockRestore());
  const root = await hydrate(serve(page), page, mismatch);
  expect(mismatch).not.toHaveBeenCalled();
  expect(complaints.mock.calls).toEqual([]);
  await act(async () => root.unmount());
}
