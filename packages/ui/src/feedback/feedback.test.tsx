import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, onTestFinished, test, vi } from "vitest";
import { ConnectionBanner } from "./connection-banner";
import { ErrorView } from "./error-view";
import { PageSkeleton } from "./page-skeleton";
import { ProgressBar } from "./progress-bar";
import { toast, Toaster } from "./toaster";

test("the connection's live region is there before there is anything to say", () => {
  const { rerender } = render(<ConnectionBanner state="connected" />);
  const region = screen.getByRole("status");
  expect(region).toBeEmptyDOMElement();
  rerender(<ConnectionBanner state="reconnecting" />);
  expect(region).toHaveTextContent("Reconnecting");
  rerender(<ConnectionBanner state="waiting" />);
  expect(region).toHaveTextContent("The server takes long to answer");
  rerender(<ConnectionBanner state="unsent" />);
  expect(region).toHaveTextContent("before your last change was confirmed");
  rerender(<ConnectionBanner state="connected" />);
  expect(region).toBeEmptyDOMElement();
});

test("the progress bar exists only during a navigation", () => {
  const { rerender } = render(<ProgressBar active={false} />);
  expect(screen.queryByRole("progressbar")).not.toBeInTheDocument();
  rerender(<ProgressBar active />);
  expect(screen.getByRole("progressbar", { name: "Loading page" })).toBeInTheDocument();
});

test("a page on its way says so in one sentence", () => {
  const { container } = render(<PageSkeleton />);
  expect(screen.getByRole("status")).toHaveTextContent("Loading page");
  expect(container).toHaveTextContent(/^Loading page$/);
});

test("an error is announced and is the page's heading", () => {
  render(
    <ErrorView title="Not found" message="There is no such customer." action={<a href="#home">Home</a>} />,
  );
  expect(screen.getByRole("alert")).toHaveTextContent("There is no such customer.");
  expect(screen.getByRole("heading", { level: 1, name: "Not found" })).toBeInTheDocument();
});

/** The toaster of a browser that cannot load its library. */
async function offlineToaster() {
  vi.resetModules();
  vi.doMock("./sonner", () => {
    throw new Error("offline");
  });
  onTestFinished(() => {
    vi.doUnmock("./sonner");
  });
  const log = vi.spyOn(console, "error").mockImplementation(() => {});
  return { ...(await import("./toaster")), log };
}

test("what was said in one session is not said in the next, shown or not", async () => {
  const { toast, Toaster } = await offlineToaster();
  const session = render(<Toaster />);
  toast.success("Ada added");
  expect(await screen.findByRole("alert")).toHaveTextContent("Ada added");
  session.unmount();
  render(<Toaster />);
  toast.success("Welcome");
  expect(await screen.findByRole("alert")).toHaveTextContent("Welcome");
  expect(screen.queryByText("Ada added")).not.toBeInTheDocument();
});

test("a message is shown without the library where that cannot be loaded", async () => {
  const { toast, Toaster, log } = await offlineToaster();
  render(<Toaster />);
  toast.error("Not saved");
  expect(await screen.findByRole("alert")).toHaveTextContent("Not saved");
  expect(log).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: "Close" }));
  expect(screen.queryByRole("alert")).not.toBeInTheDocument();
});

test("what was said before anybody listens is shown, and once", async () => {
  toast.success("Saved before");
  render(<Toaster />);
  expect(await screen.findByText("Saved before")).toBeInTheDocument();
  toast.success("Saved after");
  expect(await screen.findByText("Saved after")).toBeInTheDocument();
  expect(screen.getAllByText("Saved before")).toHaveLength(1);
});

test("a toast says what happened and offers its action", async () => {
  const undo = vi.fn<() => void>();
  render(<Toaster />);
  toast.success("Customer deleted", { action: { label: "Undo", onClick: undo } });
  toast.error("Not saved", { description: "The connection was lost." });
  expect(await screen.findByText("The connection was lost.")).toBeInTheDocument();
  await userEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(undo).toHaveBeenCalledOnce();
});
