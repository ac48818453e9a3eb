import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { RetryWithBackoff } from "./retry-with-backoff";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const isFulfilled = ({ status }: PromiseSettledResult<unknown>) => status === "fulfilled";
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function setUp() {
  const onChange = vi.fn<(isOutage: boolean) => void>();
  const retry = new RetryWithBackoff(onChange);
  const question = vi.fn<() => Promise<string>>();
  const onOutcome = vi.fn<(outcome: PromiseSettledResult<string>) => void>();
  const ask = () => void retry.ask("ada", question, isFulfilled).then(onOutcome);
  return { retry, onChange, question, onOutcome, ask };
}

const yes = { status: "fulfilled", value: "yes" };
const outOfReach = () => Promise.reject(new Error("Out of reach"));

test("an answer that comes is handed on, and nobody is told anything", async () => {
  const { question, onChange, onOutcome, ask } = setUp();
  question.mockResolvedValue("yes");
  ask();
  await pass(60_000);
  expect(onOutcome).toHaveBeenCalledExactlyOnceWith(yes);
  expect(onChange).not.toHaveBeenCalled();
});

test("a failure that is an answer is handed on", async () => {
  const { retry } = setUp();
  const reason = new Error("No");
  await expect(
    retry.ask(
      "ada",
      () => Promise.reject(reason),
      () => true,
    ),
  ).resolves.toEqual({
    status: "rejected",
    reason,
  });
});

test("without an answer it asks again, less and less often", async () => {
  const { question, ask } = setUp();
  question.mockImplementation(outOfReach);
  ask();
  const askedAfter: number[] = [];
  for (const ms of [0, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
    await pass(ms);
    askedAfter.push(question.mock.calls.length);
  }
  expect(askedAfter).toEqual([1, 2, 3, 4, 5, 6, 7]);
});

test("an outage is told once, however many ask, and is over when the last one has an answer", async () => {
  const { question, onChange, onOutcome, ask } = setUp();
  question.mockImplementation(outOfReach);
  ask();
  await pass(500);
  ask();
  await pass(0);
  expect(onChange.mock.calls).toEqual([[true]]);
  question.mockResolvedValue("yes");
  await pass(500);
  expect(onOutcome).toHaveBeenCalledOnce();
  expect(onChange.mock.calls).toEqual([[true]]);
  await pass(500);
  expect(onChange.mock.calls).toEqual([[true], [false]]);
});

test("an answer that is overdue is told as well, and asking anew gives it up", async () => {
  const { retry, question, onChange, onOutcome, ask } = setUp();
  question.mockReturnValueOnce(new Promise(() => {})).mockResolvedValue("yes");
  ask();
  await pass(7999);
  expect(onChange).not.toHaveBeenCalled();
  await pass(1);
  expect(onChange.mock.calls).toEqual([[true]]);
  retry.tryNow();
  await pass(0);
  expect(onOutcome).toHaveBeenCalledExactlyOnceWith(yes);
  expect(onChange.mock.calls).toEqual([[true], [false]]);
});

test("an answer that is not overdue is not given up", async () => {
  const { retry, question, onOutcome, ask } = setUp();
  let answer = (_: string) => {};
  question.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  ask();
  await pass(7000);
  retry.tryNow();
  await pass(0);
  answer("yes");
  await pass(0);
  expect(question).toHaveBeenCalledOnce();
  expect(onOutcome).toHaveBeenCalledExactlyOnceWith(yes);
});

test("nobody need wait for the next try", async () => {
  const { retry, question, onOutcome, ask } = setUp();
  question.mockImplementationOnce(outOfReach).mockResolvedValue("yes");
  ask();
  await pass(0);
  retry.tryNow();
  await pass(0);
  expect(onOutcome).toHaveBeenCalledExactlyOnceWith(yes);
});

test("nobody is asked any longer once it is given up, and the outage is not theirs", async () => {
  const { retry, onChange } = setUp();
  const question = vi.fn<() => Promise<string>>(outOfReach);
  const hanging = () => new Promise<string>(() => {});
  const asked = [retry.ask("ada", question, isFulfilled), retry.ask("ada", hanging, isFulfilled)];
  await pass(0);
  retry.cancel("grace");
  expect(onChange.mock.calls).toEqual([[true]]);
  retry.cancel("ada");
  for (const outcome of asked) await expect(outcome).rejects.toThrow("no longer needed");
  expect(onChange.mock.calls).toEqual([[true], [false]]);
  await pass(60_000);
  expect(question).toHaveBeenCalledOnce();
});
