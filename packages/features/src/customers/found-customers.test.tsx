// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { FoundCustomers } from "./found-customers";

const found = vi.hoisted(() => ({ data: undefined as object[] | undefined }));
vi.mock("@repo/convex-next", () => ({
  useLiveQuery: () => ({ status: found.data ? "live" : "loading", data: found.data }),
}));
vi.mock("./linked-customers", () => ({ LinkedCustomers: () => <p>The table</p> }));

const search = (count?: number) => {
  found.data = count === undefined ? undefined : Array.from({ length: count }, () => ({}));
  return <FoundCustomers text="ada" onClear={() => undefined} onStatus={() => undefined} />;
};
const said = () => screen.getAllByRole("status")[0]?.textContent;

afterEach(cleanup);

test.each([
  [0, "No customers found"],
  [1, "1 customer found"],
  [49, "49 customers found"],
  [50, "The first 50 matches. Type more to narrow them down."],
])("of %i customers found it says: %s", (count, text) => {
  render(search(count));
  expect(said()).toBe(text);
});

test("what announces the number is there before the number is", () => {
  const { rerender } = render(search());
  const region = screen.getAllByRole("status")[0];
  expect(region?.textContent).toBe("");
  rerender(search(3));
  expect(screen.getAllByRole("status")[0]).toBe(region);
  expect(region?.textContent).toBe("3 customers found");
});
