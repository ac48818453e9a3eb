import { fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { RangeField } from "./range-field";

function Example() {
  const [value, setValue] = useState(180);
  return (
    <RangeField label="Latency" value={value} min={0} max={600} step={20} unit="ms" onChange={setValue} />
  );
}

test("a slider says its value with its unit, to the eye and to assistive technology", () => {
  render(<Example />);
  const slider = screen.getByRole("slider", { name: "Latency" });
  expect(slider).toHaveAttribute("aria-valuetext", "180 ms");
  fireEvent.change(slider, { target: { value: "240" } });
  expect(slider).toHaveAttribute("aria-valuetext", "240 ms");
  expect(screen.getByText("240 ms")).toBeVisible();
});
