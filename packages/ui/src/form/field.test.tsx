import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { Field } from "./field";
import { Input } from "./input";

test("the label names the control; the hint and then the error describe it", () => {
  const field = (error?: string) => (
    <Field label="Email" hint="Where invoices go." error={error} required>
      {(control) => <Input {...control} />}
    </Field>
  );
  const { rerender } = render(field());
  const input = screen.getByRole("textbox", { name: "Email" });
  expect(input).toHaveAccessibleDescription("Where invoices go.");
  expect(input).toBeRequired();
  expect(input).toBeValid();

  rerender(field("Enter an email address."));
  expect(input).toHaveAccessibleDescription("Enter an email address. Where invoices go.");
  expect(input).toBeInvalid();
});

test("a field with neither hint nor error has no description", () => {
  render(<Field label="Company">{(control) => <Input {...control} />}</Field>);
  expect(screen.getByRole("textbox", { name: "Company" })).not.toHaveAttribute("aria-describedby");
});
