import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { FeaturesProvider, type App } from "../app";
import { RemoveCustomer } from "./remove-customer";

const remove = vi.hoisted(() =>
  Object.assign(
    vi.fn<() => Promise<null>>(async () => null),
    { withOptimisticUpdate: () => remove },
  ),
);
vi.mock("@repo/convex-next", () => ({ useAuthedMutation: () => remove }));

function renderButton() {
  const nothing = () => null;
  const go = vi.fn<App["go"]>();
  render(
    <FeaturesProvider value={{ SignInPrompt: nothing, AddSamples: nothing, go, getApiToken: async () => "" }}>
      <RemoveCustomer id="a" name="Ada" onRemove={() => {}} />
    </FeaturesProvider>,
  );
  return { go };
}

test("a click asks, and only the answer removes", async () => {
  const { go } = renderButton();
  await userEvent.click(screen.getByRole("button", { name: "Remove" }));
  const answer = await screen.findByRole("button", { name: "Remove customer" });
  expect(remove).not.toHaveBeenCalled();
  await userEvent.click(answer);
  expect(remove).toHaveBeenCalledExactlyOnceWith({ id: "a" });
  expect(go).toHaveBeenCalledWith("/customers");
});
