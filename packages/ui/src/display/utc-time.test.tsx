import { render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { UtcTime } from "./utc-time";
import { formatUtcDate, formatUtcDateTime } from "./utc";

const newYear = Date.UTC(2025, 11, 31, 23, 59, 59, 999);

test("a time reads the same in every time zone", () => {
  const zone = process.env.TZ;
  for (const elsewhere of ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"]) {
    process.env.TZ = elsewhere;
    expect(formatUtcDate(newYear)).toBe("31 Dec 2025");
    expect(formatUtcDateTime(newYear)).toBe("31 Dec 2025, 23:59:59 UTC");
  }
  process.env.TZ = zone;
});

test("the machine-readable time is exact whatever is shown", () => {
  render(<UtcTime value={newYear} precision="day" />);
  expect(screen.getByText("31 Dec 2025")).toHaveAttribute("datetime", "2025-12-31T23:59:59.999Z");
});
