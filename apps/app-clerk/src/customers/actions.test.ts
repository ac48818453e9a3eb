import { SAMPLE_SIZE_MESSAGE } from "@repo/convex-backend/rules";
import { expect, test, vi } from "vitest";
import { addSampleCustomers } from "./actions";

const getAuthToken = vi.hoisted(() => vi.fn<() => Promise<string | null>>());
vi.mock("../auth/server", () => ({ getAuthToken }));

const form = (count: string) => {
  const data = new FormData();
  data.set("count", count);
  return data;
};

// Whoever knows an action's id calls it with arguments of their own.
test.each([undefined, null, "8", [], {}, { count: {} }, form("0"), form("many"), new FormData()])(
  "%j is no form with a sample size, and nobody is asked for it",
  async (sent) => {
    expect(await addSampleCustomers(null, sent)).toBe(SAMPLE_SIZE_MESSAGE);
    expect(getAuthToken).not.toHaveBeenCalled();
  },
);
