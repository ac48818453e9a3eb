import { ConvexError } from "convex/values";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, test, vi } from "vitest";
import { FeaturesProvider } from "../app";
import { CustomerEditor } from "./customer-editor";

const ada = {
  _id: "ada",
  _creationTime: 0,
  name: "Ada",
  email: "ada@analytical.example",
  company: "Engines",
  status: "lead",
  notes: "First",
};

const deployment = vi.hoisted(() => ({
  customer: {} as { status: string; data?: object; error?: Error },
  mutate: vi.fn<(name: string, args: object) => Promise<unknown>>(),
}));
vi.mock("@repo/convex-next", async (original) => {
  const { getFunctionName } = await import("convex/server");
  return {
    ...(await original<object>()),
    useLiveQuery: () => deployment.customer,
    usePrewarm: () => undefined,
    useConnection: () => "connected",
    IntentLink: ({ children }: { children: string }) => <a href="#link">{children}</a>,
    useAuthedMutation: (mutation: Parameters<typeof getFunctionName>[0]) => {
      const run = (args: object) => deployment.mutate(getFunctionName(mutation), args);
      return Object.assign(run, { withOptimisticUpdate: () => run });
    },
  };
});

const go = vi.fn<(path: string) => void>();
const app = { SignInPrompt: () => null, AddSamples: () => null, go, getApiToken: async () => "token" };
const gone = new ConvexError({
  code: "NOT_FOUND",
  message: "This customer does not exist, or is not yours.",
});

function open() {
  const page = () => (
    <FeaturesProvider value={app}>
      <CustomerEditor id="ada" />
    </FeaturesProvider>
  );
  const { rerender, unmount } = render(page());
  return {
    leave: unmount,
    becomes: (customer: typeof deployment.customer) => {
      deployment.customer = customer;
      rerender(page());
    },
  };
}
const removed = { status: "error", error: gone };

beforeEach(() => {
  deployment.customer = { status: "live", data: ada };
  deployment.mutate.mockReset().mockResolvedValue("new-id");
  go.mockReset();
});

test("a save sends what was touched, and what it was typed over", async () => {
  open();
  await userEvent.type(screen.getByLabelText("Company"), " Ltd");
  await userEvent.click(screen.getByRole("button", { name: "Save changes" }));
  expect(deployment.mutate).toHaveBeenCalledExactlyOnceWith("customers:update", {
    id: "ada",
    company: "Engines Ltd",
    base: { company: "Engines" },
  });
});

test("a customer removed elsewhere leaves what was typed, and can be saved as a new one", async () => {
  const { becomes } = open();
  await userEvent.type(screen.getByLabelText("Notes"), ", half a sent");
  becomes(removed);
  expect(screen.getByRole("heading", { level: 1, name: "Ada" })).toBeInTheDocument();
  expect(screen.getByText("This customer was removed elsewhere")).toBeInTheDocument();
  expect(screen.getByLabelText("Notes")).toHaveValue("First, half a sent");
  expect(screen.queryByRole("button", { name: "Remove" })).not.toBeInTheDocument();

  await userEvent.click(screen.getByRole("button", { name: "Save as a new customer" }));
  const { _id, _creationTime, ...values } = ada;
  expect(deployment.mutate).toHaveBeenCalledExactlyOnceWith("customers:create", {
    ...values,
    notes: "First, half a sent",
  });
  expect(go).toHaveBeenCalledExactlyOnceWith("/customers/new-id");
});

test("whoever has left before a new customer is saved is led nowhere", async () => {
  let answer = (_id: string) => {};
  deployment.mutate.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const { becomes, leave } = open();
  becomes(removed);
  await userEvent.click(screen.getByRole("button", { name: "Save as a new customer" }));
  leave();
  await act(async () => answer("new-id"));
  expect(go).not.toHaveBeenCalled();
});

test("a customer that was gone from the beginning is not found", () => {
  deployment.customer = removed;
  open();
  expect(screen.getByRole("heading", { level: 1, name: "No such customer" })).toBeInTheDocument();
});
