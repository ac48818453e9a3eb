import { once } from "node:events";
import { createServer } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { checkPorts, describeTakenPort } from "./check";
import { listeningInodes, parseLsof } from "./holder";
import { devPorts, testPorts, testPortsOf } from "./ports";
import { isPortTaken } from "./taken";

/** Listens on a free port of the address and gives its number. */
async function listen(host: string): Promise<number> {
  const server = createServer().listen(0, host);
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not a TCP server");
  return address.port;
}

test("a test's ports are the development ports plus 1000", () => {
  expect(testPorts).toEqual(
    Object.fromEntries(Object.entries(devPorts).map(([name, port]) => [name, port + 1000])),
  );
});

test("a test's ports can all be moved, for a second run on the same machine", () => {
  expect(testPortsOf({})).toEqual(testPorts);
  expect(testPortsOf({ STACK_PORT_OFFSET: "100" })).toEqual(
    Object.fromEntries(Object.entries(testPorts).map(([name, port]) => [name, port + 100])),
  );
});

test.each(["-1", "1.5", "many", "60001"])("%s is refused as an offset of the ports", (text) => {
  expect(() => testPortsOf({ STACK_PORT_OFFSET: text })).toThrow(`STACK_PORT_OFFSET is "${text}"`);
});

test("an offset that moves an app to where no browser goes is refused", () => {
  expect(() => testPortsOf({ STACK_PORT_OFFSET: "2000" })).toThrow(/to port 6000\. Browsers refuse that one/);
});

describe("a taken port", () => {
  test.each(["127.0.0.1", "0.0.0.0"])("is found with its process when it listens on %s", async (host) => {
    const port = await listen(host);
    const [state] = await checkPorts([{ port, purpose: "the deployment" }]);
    expect(state).toMatchObject({ taken: true, holder: { pid: process.pid } });
  });

  test("is free again when its server has closed", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(await isPortTaken(port)).toBe(true);
    server.close();
    await once(server, "close");
    expect(await isPortTaken(port)).toBe(false);
  });

  test("of another user is named without its process", () => {
    expect(describeTakenPort({ port: 3000, purpose: "the app", taken: true })).toContain(
      "sudo lsof -nP -iTCP:3000 -sTCP:LISTEN",
    );
  });
});

test("reads listening sockets from /proc/net/tcp, not connections", () => {
  const text = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:0C8A 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 11111 1 0
   1: 0100007F:0C8A 0100007F:9C40 01 00000000:00000000 00:00000000 00000000     0        0 22222 1 0
   2: 0100007F:0C94 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 33333 1 0`;
  expect(listeningInodes(text, 3210)).toEqual(["11111"]);
});

test("reads the process from lsof", () => {
  expect(parseLsof("p4321\nf18\n")).toBe(4321);
  expect(parseLsof("")).toBeUndefined();
});
