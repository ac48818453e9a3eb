/** Shows how far a run has come: one line that moves in a terminal, a line per group elsewhere. */
export interface Progress {
  /** A group of so many steps begins. */
  begin(group: string, steps: number): void;
  /** A step begins. */
  step(label: string): void;
  /** The group is done, with so many figures. */
  end(figures: number): void;
  /** Something failed, and the rest goes on. */
  failed(message: string): void;
  note(message: string): void;
}

const BAR = 20;

/** @param now in ms; for tests */
export function createProgress(
  stream: { write(text: string): unknown; isTTY?: boolean },
  now = Date.now,
): Progress {
  let [group, steps, done, began, failures] = ["", 1, 0, now(), 0];
  const clear = stream.isTTY ? "\r\u001B[K" : "";
  const seconds = () => `${((now() - began) / 1000).toFixed(1)} s`;
  const line = (mark: string, text: string) => stream.write(`${clear}${mark} ${text}\n`);
  return {
    begin(name, count) {
      [group, steps, done, began, failures] = [name, Math.max(count, 1), 0, now(), 0];
      if (!stream.isTTY) line("·", `${group} (${count})`);
    },
    step(label) {
      if (stream.isTTY)
        stream.write(`${clear}${bar(done / steps)} ${group.padEnd(12)} ${label} · ${seconds()}`);
      done += 1;
    },
    end: (figures) =>
      line(failures === 0 ? "✓" : "✗", `${group.padEnd(12)} ${figures} figures · ${seconds()}`),
    failed(message) {
      failures += 1;
      line("✗", message);
    },
    note: (message) => line(" ", message),
  };
}

const bar = (share: number) => {
  const full = Math.min(Math.round(share * BAR), BAR);
  return `▕${"█".repeat(full)}${"░".repeat(BAR - full)}▏`;
};
