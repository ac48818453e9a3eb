import { once } from "node:events";
import type { AddressInfo } from "node:net";

import { WebSocket, WebSocketServer } from "ws";

interface Frame {
  type: string;
}

/** Stands between a client and a deployment, and can cut the connection at a chosen message. */
export interface Proxy {
  url: string;
  /** How many connections were cut. */
  cuts: number;
  /** Cuts the connection once, instead of passing on the next message of this type, whichever side sends it. */
  cutAt(type: string): void;
  /** Cuts every open connection now. */
  cutAll(): void;
  /** Every message that went through, oldest first. */
  frames: Frame[];
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<Proxy> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  let cutAt: string | null = null;

  server.on("connection", (client, request) => {
    const upstream = new WebSocket(`${target.replace("http", "ws")}${request.url ?? ""}`);
    const opened = once(upstream, "open");
    const cut = () => {
      client.terminate();
      upstream.terminate();
    };
    const relay = (from: WebSocket, send: (text: string) => void) => {
      from.on("message", (data: Buffer) => {
        const text = data.toString();
        const frame: Frame = JSON.parse(text);
        proxy.frames.push(frame);
        if (frame.type !== cutAt) return send(text);
        cutAt = null;
        proxy.cuts += 1;
        cut();
      });
      from.on("close", cut);
      from.on("error", cut);
    };
    relay(client, (text) => void opened.then(() => upstream.send(text)).catch(cut));
    relay(upstream, (text) => client.send(text));
  });

  const proxy: Proxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: 0,
    cutAt(type) {
      cutAt = type;
    },
    cutAll() {
      for (const client of server.clients) client.terminate();
    },
    frames: [],
    async close() {
      proxy.cutAll();
      server.close();
      await once(server, "close");
    },
  };
  return proxy;
}
