import { ConvexError } from "convex/values";
import { render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { CustomersTotal } from "./customers-total";

const count = vi.hoisted(() => ({
  asked: vi.fn<(call: { name: string }, preloaded: unknown) => void>(),
  answer: { status: "loading" } as { status: string; data?: number | null; error?: Error },
}));
vi.mock("@repo/convex-next", () => ({
  useLiveQuery: (call: { name: string }, preloaded: unknown) => {
    count.asked(call, preloaded);
    return count.answer;
  },
}));

const preloaded = { owner: "alice", payload: {} } as never;

function total(
  loaded: number | undefined,
  hasMore: boolean,
  answer: typeof count.answer = { status: "loading" },
) {
  count.answer = answer;
  count.asked.mockClear();
  const { container } = render(
    <CustomersTotal id="total" loaded={loaded} hasMore={hasMore} preloaded={preloaded} />,
  );
  return container;
}

test.each([
  [1, "1 customer"],
  [2, "2 customers"],
  [1050, "1,050 customers"],
])("of a list that is loaded as a whole, %i rows, it is known without asking", (loaded, words) => {
  expect(total(loaded, false)).toHaveTextContent(words);
  expect(count.asked).not.toHaveBeenCalled();
});

test("while there are more, the deployment's count is what is said, from the server's on", () => {
  expect(total(50, true, { status: "live", data: 10_000 })).toHaveTextContent("10,000 customers");
  expect(count.asked).toHaveBeenCalledWith(expect.objectContaining({ name: "customers:count" }), preloaded);
});

test.each([
  ["not loaded", undefined, false, { status: "loading" }],
  ["on its way", 50, true, { status: "loading" }],
  ["not known to be right", 50, true, { status: "live", data: null }],
] as const)("nothing is said while it is %s, in the place where it will be", (_, loaded, hasMore, answer) => {
  const container = total(loaded, hasMore, answer);
  expect(container).toHaveTextContent(/^$/);
  expect(container.querySelector("#total")).toBeInTheDocument();
});

test("is nothing that is announced: it changes without anybody having asked", () => {
  total(3, false);
  expect(screen.queryByRole("status")).not.toBeInTheDocument();
});

test("a count that fails is for the page to show", () => {
  const error = new ConvexError("Server Error");
  vi.spyOn(console, "error").mockReturnValue(undefined);
  expect(() => total(50, true, { status: "error", error })).toThrow(error);
});
