import { fireEvent, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { ConfirmDialog } from "./confirm-dialog";
import { Dialog } from "./dialog";

function Example({ onClose }: { readonly onClose?: () => void }) {
  const [open, setOpen] = useState(false);
  const close = () => {
    onClose?.();
    setOpen(false);
  };
  return (
    <>
      <button onClick={() => setOpen(true)}>Rename</button>
      <Dialog open={open} onClose={close} title="Rename customer" description="Everyone sees it.">
        <input aria-label="New name" />
      </Dialog>
    </>
  );
}

async function openExample(onClose?: () => void) {
  render(<Example onClose={onClose} />);
  await userEvent.click(screen.getByRole("button", { name: "Rename" }));
  return screen.getByRole("dialog", { name: "Rename customer" });
}

/** What the browser sends for Escape in a modal dialog (HTML, "close watcher"); happy-dom has no close watcher. */
function pressEscape(dialog: HTMLElement): boolean {
  return fireEvent(dialog, new Event("cancel", { cancelable: true }));
}

test("is a modal named by its title and described by its description", async () => {
  const showModal = vi.spyOn(HTMLDialogElement.prototype, "showModal");
  const dialog = await openExample();
  expect(showModal).toHaveBeenCalledOnce();
  expect(dialog).toHaveAttribute("open");
  expect(dialog).toHaveAccessibleDescription("Everyone sees it.");
  showModal.mockRestore();
});

test("what is inside exists only while it is open", async () => {
  const dialog = await openExample();
  await userEvent.type(within(dialog).getByRole("textbox"), "Ada");
  await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Rename" }));
  expect(within(dialog).getByRole("textbox")).toHaveValue("");
});

test("closing gives the focus back to what opened it", async () => {
  const dialog = await openExample();
  within(dialog).getByRole("textbox").focus();
  await userEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  expect(dialog).not.toHaveAttribute("open");
  expect(screen.getByRole("button", { name: "Rename" })).toHaveFocus();
});

test("leaving the page while it is open gives the focus back too", () => {
  const page = (shown: boolean) => (
    <>
      <button>Rename</button>
      {shown && (
        <Dialog open onClose={() => {}} title="Rename customer">
          <input />
        </Dialog>
      )}
    </>
  );
  const { rerender } = render(page(false));
  const opener = screen.getByRole("button", { name: "Rename" });
  opener.focus();
  rerender(page(true));
  screen.getByRole("textbox").focus();
  rerender(page(false));
  expect(opener).toHaveFocus();
});

test("Escape asks the owner to close instead of closing behind its back", async () => {
  const onClose = vi.fn<() => void>();
  const dialog = await openExample(onClose);
  const closedByBrowser = pressEscape(dialog);
  expect(closedByBrowser).toBe(false);
  expect(onClose).toHaveBeenCalledOnce();
  expect(dialog).not.toHaveAttribute("open");
});

test("a click on the backdrop closes; one inside, or one that began inside, does not", async () => {
  const onClose = vi.fn<() => void>();
  const dialog = await openExample(onClose);
  const input = within(dialog).getByRole("textbox");
  await userEvent.click(input);
  await userEvent.pointer([
    { keys: "[MouseLeft>]", target: input },
    { keys: "[/MouseLeft]", target: dialog },
  ]);
  fireEvent.click(dialog);
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(dialog);
  expect(onClose).toHaveBeenCalledOnce();
});

test("a confirmation offers the safe answer first", async () => {
  const onConfirm = vi.fn<() => void>();
  const onClose = vi.fn<() => void>();
  const texts = { title: "Delete Ada?", description: "This cannot be undone.", confirmLabel: "Delete" };
  render(
    <ConfirmDialog open {...texts} tone="danger" pending={false} onConfirm={onConfirm} onClose={onClose} />,
  );
  const dialog = screen.getByRole("alertdialog", { name: "Delete Ada?" });
  const [first] = within(dialog).getAllByRole("button");
  expect(first).toHaveTextContent("Cancel");
  await userEvent.click(within(dialog).getByRole("button", { name: "Delete" }));
  expect(onConfirm).toHaveBeenCalledOnce();
  await userEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
  expect(onClose).toHaveBeenCalledOnce();
});

test("a confirmation under way can be neither repeated nor abandoned", async () => {
  const onConfirm = vi.fn<() => void>();
  const onClose = vi.fn<() => void>();
  const texts = { title: "Delete Ada?", description: "This cannot be undone.", confirmLabel: "Delete" };
  render(<ConfirmDialog open {...texts} tone="danger" pending onConfirm={onConfirm} onClose={onClose} />);
  const dialog = screen.getByRole("alertdialog");
  for (const button of within(dialog).getAllByRole("button")) await userEvent.click(button);
  pressEscape(dialog);
  await userEvent.click(dialog);
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onClose).not.toHaveBeenCalled();
});
