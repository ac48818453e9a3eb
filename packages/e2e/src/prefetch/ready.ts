import { expect, settle, type Lab } from "./fixtures";

/** Rests on the link of a technique that prewarms until the rows have come. */
export async function restUntilPrewarmed(lab: Lab, technique: string): Promise<void> {
  const { length } = lab.wire.answers;
  await lab.link(technique).hover();
  const hasRows = () => lab.wire.answers.slice(length).some((answer) => answer.includes("continueCursor"));
  await expect.poll(hasRows, `rows for ${technique}`).toBe(true);
  await settle(lab.wire);
}
