import { act, createEvent, fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { hydrate, serve } from "../testing/hydration";
import { SearchField } from "./search-field";

function Example({ initial = "", pending }: { readonly initial?: string; readonly pending?: boolean }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <SearchField
        label="Search customers"
        value={value}
        onChange={setValue}
        onClear={() => setValue("")}
        pending={pending}
      />
      <p>Searching for “{value}”</p>
    </>
  );
}

function field() {
  return screen.getByRole("searchbox", { name: "Search customers" });
}

test("is a search landmark that says what is typed", async () => {
  render(<Example />);
  await userEvent.type(within(screen.getByRole("search")).getByRole("searchbox"), "ada");
  expect(screen.getByText("Searching for “ada”")).toBeInTheDocument();
});

test("the clear button is there when there is something to clear, and leaves the focus in the field", async () => {
  render(<Example initial="ada" />);
  await userEvent.click(screen.getByRole("button", { name: "Clear search" }));
  expect(field()).toHaveValue("");
  expect(field()).toHaveFocus();
  expect(screen.queryByRole("button")).not.toBeInTheDocument();
});

test("Escape clears, and is used up only when there was something to clear", async () => {
  render(<Example initial="ada" />);
  const first = createEvent.keyDown(field(), { key: "Escape" });
  fireEvent(field(), first);
  expect(field()).toHaveValue("");
  expect(first.defaultPrevented).toBe(true);
  const second = createEvent.keyDown(field(), { key: "Escape" });
  fireEvent(field(), second);
  expect(second.defaultPrevented).toBe(false);
});

test("Escape in the middle of composing a word belongs to the input method", () => {
  const onClear = vi.fn<() => void>();
  render(<SearchField label="Search customers" value="あ" onChange={() => {}} onClear={onClear} />);
  fireEvent.keyDown(field(), { key: "Escape", isComposing: true });
  expect(onClear).not.toHaveBeenCalled();
});

test("what does not fit is cut off, not refused", async () => {
  const onChange = vi.fn<(value: string) => void>();
  render(
    <SearchField label="Search customers" value="" onChange={onChange} onClear={() => {}} maxLength={3} />,
  );
  await userEvent.click(field());
  await userEvent.paste("Lovelace");
  expect(onChange).toHaveBeenCalledExactlyOnceWith("Lov");
});

test("what was typed before the scripts had come is searched for", async () => {
  const container = serve(<Example />);
  fireEvent.change(field(), { target: { value: "ada" } });
  const root = await hydrate(container, <Example />);
  expect(field()).toHaveValue("ada");
  expect(screen.getByText("Searching for “ada”")).toBeInTheDocument();
  await act(async () => root.unmount());
});

test("Enter sends nothing, before the scripts have come either", async () => {
  const sent = vi.fn<(event: Event) => void>((event) => event.preventDefault());
  serve(<Example />).addEventListener("submit", sent);
  await userEvent.type(field(), "ada{Enter}");
  expect(sent).not.toHaveBeenCalled();
  expect(field()).toHaveValue("ada");
});

test("says that results are on their way", () => {
  const { rerender } = render(<Example pending />);
  expect(field()).toHaveAttribute("aria-busy", "true");
  rerender(<Example />);
  expect(field()).not.toHaveAttribute("aria-busy");
});
