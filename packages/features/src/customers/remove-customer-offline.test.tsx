import { fireEvent, render, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { FeaturesProvider } from "../app";
import { RemoveCustomer } from "./remove-customer";

const { error, remove } = vi.hoisted(() => {
  const remove = Object.assign(vi.fn<() => void>(), { withOptimisticUpdate: () => remove });
  return { error: vi.fn<(text: string) => void>(), remove };
});
vi.mock("@repo/convex-next", () => ({ useAuthedMutation: () => remove }));
vi.mock("@repo/ui", async (original) => ({ ...(await original<object>()), toast: { error } }));
vi.mock("@repo/ui/confirm-dialog", () => {
  throw new Error("offline");
});

test("where the question cannot be loaded nothing is removed, and that is said", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  const nothing = () => null;
  render(
    <FeaturesProvider
      value={{ SignInPrompt: nothing, AddSamples: nothing, go: () => {}, getApiToken: async () => "" }}
    >
      <RemoveCustomer id="a" name="Ada" onRemove={() => {}} />
    </FeaturesProvider>,
  );
  // The click alone: a module that is made to fail here fails once.
  fireEvent.click(screen.getByRole("button", { name: "Remove" }));
  await vi.waitFor(() => expect(error).toHaveBeenCalledWith(expect.stringContaining("Nothing is removed")));
  expect(remove).not.toHaveBeenCalled();
});
