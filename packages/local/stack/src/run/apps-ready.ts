import { connect } from "node:net";
import { setTimeout as delay } from "node:timers/promises";

const pollMs = 300;

/** Resolves when something answers on all ports; rejects with an AbortError when told to stop waiting. */
export async function appsReady(ports: readonly number[], signal: AbortSignal): Promise<void> {
  for (const port of ports) {
    while (!(await answers(port))) await delay(pollMs, undefined, { signal, ref: false });
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "localhost", autoSelectFamily: true });
    socket.unref();
    const settle = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.once("connect", () => settle(true));
    socket.once("error", () => settle(false));
  });
}
