/** A variable that the stack hands out. @throws Error that says what to run */
export function fromStack(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new Error(`${name} is not set: this is measured inside the stack. Start it with: pnpm compare`);
}

/** Whether this process runs in the stack, on the tests' ports and with throw-away state. */
export const isInStack = (): boolean => process.env.STACK_MODE === "test";
