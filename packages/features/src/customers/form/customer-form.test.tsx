import { type CustomerValues } from "@repo/convex-backend/rules";
import { act, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import type { FormResult } from "../customer";
import { CustomerForm } from "./customer-form";
import type { SubmitCustomer } from "./use-customer-form";

const ada: CustomerValues = {
  name: "Ada",
  email: "ada@analytical.example",
  company: "Engines",
  status: "lead",
  notes: "",
};

const saved: FormResult = { ok: true };

/** A save whose end the test decides. */
function deferred() {
  let resolve: (result: FormResult) => void = () => {};
  const promise = new Promise<FormResult>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (result: FormResult) => resolve(result) };
}

function field(name: string) {
  return screen.getByRole("textbox", { name });
}

function submitButton() {
  return screen.getByRole("button", { name: "Save" });
}

function renderForm(onSubmit: SubmitCustomer, initial?: CustomerValues) {
  const form = (initial: CustomerValues | undefined) => (
    <CustomerForm submitLabel="Save" onSubmit={onSubmit} initial={initial} />
  );
  const { rerender } = render(form(initial));
  return { storedBecomes: (values: CustomerValues) => rerender(form(values)) };
}

test("submits trimmed values, then empties itself for the next customer", async () => {
  const onSubmit = vi.fn<SubmitCustomer>(async () => saved);
  renderForm(onSubmit);
  await userEvent.type(field("Name"), " Ada ");
  await userEvent.type(field("Email"), "ada@analytical.example");
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Status" }), "Active");
  await userEvent.type(field("Notes"), "Met in May{Enter}");
  await userEvent.click(submitButton());
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(onSubmit.mock.calls[0]?.[0]).toEqual({
    name: "Ada",
    email: "ada@analytical.example",
    company: "",
    status: "active",
    notes: "Met in May",
  });
  expect(field("Name")).toHaveValue("");
});

test("invalid values are not submitted: the first one gets the focus, and all are listed", async () => {
  const onSubmit = vi.fn<SubmitCustomer>(async () => saved);
  renderForm(onSubmit);
  await userEvent.type(field("Email"), "nope");
  await userEvent.click(submitButton());

  expect(onSubmit).not.toHaveBeenCalled();
  expect(field("Name")).toHaveFocus();
  expect(field("Name")).toBeInvalid();
  expect(field("Name")).toHaveAccessibleDescription("Enter the customer’s name.");
  expect(field("Email")).toHaveValue("nope");
  expect(screen.getByRole("alert")).toHaveTextContent("name, email");
});

test("an error goes as soon as its field is edited, and the summary with the last of them", async () => {
  renderForm(async () => saved);
  await userEvent.click(submitButton());
  await userEvent.type(field("Name"), "A");
  expect(field("Name")).toBeValid();
  expect(field("Email")).toBeInvalid();
  expect(field("Name")).toHaveFocus();
  await userEvent.type(field("Email"), "a");
  expect(field("Email")).toBeValid();
  expect(screen.getByRole("alert")).toBeEmptyDOMElement();
});

test("a rejection by the server is shown at its field, and everything typed stays", async () => {
  const taken = "Another customer has this address.";
  renderForm(async () => ({ ok: false, message: "Not saved.", fields: { email: taken } }), ada);
  await userEvent.type(field("Notes"), "Met in May");
  await userEvent.click(submitButton());

  expect(screen.getByRole("alert")).toHaveTextContent("Not saved.");
  expect(field("Email")).toHaveAccessibleDescription(taken);
  expect(field("Email")).toHaveFocus();
  expect(field("Notes")).toHaveValue("Met in May");
});

test("a submission that breaks is a message, and can be tried again", async () => {
  const onSubmit = vi.fn<SubmitCustomer>();
  onSubmit.mockRejectedValueOnce(new Error("the connection was lost"));
  onSubmit.mockResolvedValueOnce(saved);
  renderForm(onSubmit, ada);
  await userEvent.type(field("Notes"), "Met in May");
  await userEvent.click(submitButton());
  expect(screen.getByRole("alert")).toHaveTextContent("the connection was lost");
  expect(field("Notes")).toHaveValue("Met in May");

  await userEvent.click(submitButton());
  expect(onSubmit).toHaveBeenCalledTimes(2);
  expect(screen.getByRole("alert")).toBeEmptyDOMElement();
});

test("a handler that throws before it returns a promise is a message too", async () => {
  const onSubmit = () => {
    throw new Error("not connected");
  };
  renderForm(onSubmit, ada);
  await userEvent.click(submitButton());
  expect(screen.getByRole("alert")).toHaveTextContent("not connected");
});

test("a form under way is not submitted again, by button or by Enter", async () => {
  const { promise, resolve } = deferred();
  const onSubmit = vi.fn<SubmitCustomer>(() => promise);
  renderForm(onSubmit, ada);
  await userEvent.dblClick(submitButton());
  await userEvent.type(field("Name"), "{Enter}");
  expect(onSubmit).toHaveBeenCalledOnce();
  expect(submitButton()).toHaveAttribute("aria-busy", "true");

  await act(async () => resolve(saved));
  expect(submitButton()).not.toHaveAttribute("aria-busy");
});

test("a change elsewhere reaches untouched fields and leaves typed ones, and says so", async () => {
  const { storedBecomes } = renderForm(async () => saved, ada);
  await userEvent.type(field("Name"), " Lovelace");
  storedBecomes({ ...ada, name: "Ada King", company: "Looms" });

  expect(field("Company")).toHaveValue("Looms");
  expect(field("Name")).toHaveValue("Ada Lovelace");
  expect(screen.getByText("Changed elsewhere: Name")).toBeInTheDocument();

  await userEvent.click(screen.getByRole("button", { name: "Use the new values" }));
  expect(field("Name")).toHaveValue("Ada King");
  expect(screen.queryByText(/Changed elsewhere/)).not.toBeInTheDocument();
});

test("the note about a change elsewhere can be settled by keeping what was typed", async () => {
  const onSubmit = vi.fn<SubmitCustomer>(async () => saved);
  const { storedBecomes } = renderForm(onSubmit, ada);
  await userEvent.type(field("Name"), " Lovelace");
  storedBecomes({ ...ada, name: "Ada King" });
  await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
  expect(screen.queryByText(/Changed elsewhere/)).not.toBeInTheDocument();
  await userEvent.click(submitButton());
  expect(onSubmit.mock.calls.map(([values]) => values)).toEqual([{ ...ada, name: "Ada Lovelace" }]);
});

test("the same stored values in a new object change nothing", async () => {
  const { storedBecomes } = renderForm(async () => saved, ada);
  await userEvent.type(field("Name"), " Lovelace");
  storedBecomes({ ...ada });
  expect(field("Name")).toHaveValue("Ada Lovelace");
});

test("a form's own save is not a change elsewhere, even in another spelling", async () => {
  const { promise, resolve } = deferred();
  const { storedBecomes } = renderForm(() => promise, ada);
  await userEvent.clear(field("Email"));
  await userEvent.type(field("Email"), "Ada.L@Analytical.Example");
  await userEvent.click(submitButton());
  storedBecomes({ ...ada, email: "ada.l@analytical.example" });
  expect(screen.queryByText(/Changed elsewhere/)).not.toBeInTheDocument();
  await act(async () => resolve(saved));
  expect(screen.queryByText(/Changed elsewhere/)).not.toBeInTheDocument();
  expect(field("Email")).toHaveValue("ada.l@analytical.example");
});

test("what is saved is what was touched, and what it was typed over", async () => {
  const onSubmit = vi.fn<SubmitCustomer>(async () => saved);
  const { storedBecomes } = renderForm(onSubmit, ada);
  await userEvent.type(field("Notes"), "Met in May");
  storedBecomes({ ...ada, company: "Looms" });
  await userEvent.click(submitButton());
  expect(onSubmit.mock.calls[0]?.[1]).toEqual({ fields: { notes: "Met in May" }, base: { notes: "" } });
});

test("where both have changed one field, nothing is saved before somebody has chosen", async () => {
  const onSubmit = vi.fn<SubmitCustomer>(async () => saved);
  const { storedBecomes } = renderForm(onSubmit, ada);
  await userEvent.type(field("Name"), " Lovelace");
  storedBecomes({ ...ada, name: "Ada King" });
  expect(screen.getByRole("definition")).toHaveTextContent("Ada King");
  await userEvent.click(submitButton());
  expect(onSubmit).not.toHaveBeenCalled();
  expect(screen.getByRole("alert")).toHaveTextContent("Choose what to keep of: name.");

  await userEvent.click(screen.getByRole("button", { name: "Keep mine" }));
  expect(screen.getByRole("alert")).toBeEmptyDOMElement();
  await userEvent.click(submitButton());
  expect(onSubmit.mock.calls[0]?.[1]).toEqual({
    fields: { name: "Ada Lovelace" },
    base: { name: "Ada King" },
  });
});

test("a save that is refused, shown ahead and taken back, leaves what was typed and says what is there", async () => {
  const { promise, resolve } = deferred();
  const { storedBecomes } = renderForm(() => promise, ada);
  await userEvent.type(field("Notes"), "Mine");
  await userEvent.click(submitButton());
  storedBecomes({ ...ada, notes: "Mine" });
  storedBecomes({ ...ada, notes: "Theirs" });
  await act(async () => resolve({ ok: false, message: "Somebody else has changed this meanwhile." }));
  expect(field("Notes")).toHaveValue("Mine");
  expect(screen.getByText("Changed elsewhere: Notes")).toBeInTheDocument();
  expect(screen.getByRole("definition")).toHaveTextContent("Theirs");
});

/** Whether the browser would ask before the page is reloaded, closed or left for another site. */
function asksBeforeLeaving(): boolean {
  return !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
}

test("the browser asks before it throws away what was typed, and only then", async () => {
  const { promise, resolve } = deferred();
  const { storedBecomes } = renderForm(() => promise, ada);
  expect(asksBeforeLeaving()).toBe(false);
  await userEvent.type(field("Name"), " Lovelace");
  expect(asksBeforeLeaving()).toBe(true);
  storedBecomes({ ...ada, company: "Looms" });
  await userEvent.click(submitButton());
  expect(asksBeforeLeaving()).toBe(true);
  await act(async () => resolve(saved));
  expect(asksBeforeLeaving()).toBe(false);
});

test("a form that is gone asks nothing", async () => {
  const { unmount } = render(<CustomerForm submitLabel="Save" onSubmit={async () => saved} />);
  await userEvent.type(field("Name"), "Ada");
  expect(asksBeforeLeaving()).toBe(true);
  unmount();
  expect(asksBeforeLeaving()).toBe(false);
});

test("offers the three statuses by name", () => {
  renderForm(async () => saved);
  const select = screen.getByRole("combobox", { name: "Status" });
  expect(
    within(select)
      .getAllByRole("option")
      .map((option) => option.textContent),
  ).toEqual(["Lead", "Active", "Paused"]);
});
