// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { OpenFile } from "./open-file";

afterEach(cleanup);

test("a file that is dropped is read", async () => {
  const onOpen = vi.fn<(file: { name: string; text: string }) => void>();
  const { container } = render(<OpenFile onOpen={onOpen} />);
  const place = container.firstElementChild;
  expect(place).not.toBeNull();
  if (place !== null) fireEvent.drop(place, { dataTransfer: { files: [new File(["{}"], "run.json")] } });
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith({ name: "run.json", text: "{}" }));
});

test("a file that is chosen is read, and one that cannot be read is no measurements", async () => {
  const onOpen = vi.fn<(file: { name: string; text: string }) => void>();
  render(<OpenFile onOpen={onOpen} />);
  const file = new File(["{}"], "gone.json");
  vi.spyOn(file, "text").mockRejectedValue(new DOMException("gone", "NotReadableError"));
  fireEvent.change(screen.getByLabelText("Open a file"), { target: { files: [file] } });
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith({ name: "gone.json", text: "" }));
});
