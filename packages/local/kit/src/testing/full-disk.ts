import fs from "node:fs";

import { onTestFinished, vi } from "vitest";

/** From now on, until the returned function is called or the test ends, the disk takes nothing. */
export function fillDisk(): () => void {
  const refuse = () => {
    throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
  };
  const spies = [
    vi.spyOn(fs, "writeSync").mockImplementation(refuse),
    vi.spyOn(fs, "writeFileSync").mockImplementation(refuse),
  ];
  const restore = () => {
    for (const spy of spies) spy.mockRestore();
  };
  onTestFinished(restore);
  return restore;
}
