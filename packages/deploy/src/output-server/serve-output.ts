import { listen } from "@repo/local-kit/listen";
import { createReadStream } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { readConfig } from "./config";
import { FunctionPool } from "./function-pool";
import { holds } from "./match-route";
import { findOutputs, type FunctionOutput, type Output, type Prerender } from "./outputs";
import { PrerenderedAnswers } from "./prerendered";
import { type Answer, type IncomingCall, nameOf, routeRequest, type Routed } from "./route-request";
import { UnknownFeatureError } from "./unknown-feature";

/** What Vercel takes as a function's request. https://vercel.com/docs/functions/limitations */
const largestBodyBytes = 4.5 * 1024 * 1024;

/** What Vercel has browsers do with files and prerendered pages that say nothing else. */
const revalidated = "public, max-age=0, must-revalidate";

/** Headers that belong to one connection. */
const ofConnection = ["connection", "keep-alive", "transfer-encoding", "upgrade"];

/** What a client may not say, because routing does. */
const ofRouting = /^x-(?:middleware-|matched-path$|forwarded-|vercel-|prerender-revalidate$)/;

export interface OutputServer {
  url: string;
  /** How many functions were called at least once. */
  functionsStarted: () => number;
  close: () => Promise<void>;
}

/**
 * Serves on loopback what `vercel build` made: https://vercel.com/docs/build-output-api. Functions run in processes of
 * their own with the files that Vercel would give them, on this machine's Node. What is not known here is refused with
 * its name: at the start if the output says it, with 501 if a request leads to it.
 *
 * @param output the folder with `config.json`
 * @param root what the functions' files outside of it are relative to
 * @param env what the functions find in their environment
 * @throws UnknownFeatureError
 */
export async function serveOutput(
  output: string,
  root: string,
  { port, env }: { port: number; env: NodeJS.ProcessEnv },
): Promise<OutputServer> {
  const { phases, overrides } = readConfig(output);
  const outputs = findOutputs(output, overrides);
  const listener = await listen(port, "localhost");
  const functions = new FunctionPool(root, env);
  const host = new URL(listener.url).host;
  const prerendered = new PrerenderedAnswers(pagesOf(outputs), (name) => {
    const headers = new Headers({ host, "x-matched-path": pathOf(name), "x-forwarded-proto": "http" });
    const call = { method: "GET", path: pathOf(name), query: new URLSearchParams(), headers };
    return callToEnd(functionOf(name), call, Buffer.alloc(0));
  });

  function functionOf(name: string): FunctionOutput {
    const found = outputs.get(name);
    if (found?.kind !== "function") throw new Error(`The output has no function ${name}.`);
    return found;
  }

  async function callToEnd({ folder }: FunctionOutput, call: IncomingCall, body: Buffer): Promise<Answer> {
    const answer = await functions.call(folder, call, body);
    return { status: answer.statusCode ?? 500, headers: headersOf(answer), body: await buffer(answer) };
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    if (Number(incoming.headers["content-length"] ?? 0) > largestBodyBytes) {
      outgoing.writeHead(413).end("FUNCTION_PAYLOAD_TOO_LARGE\n");
      return;
    }
    const body = await buffer(incoming);
    const call = callOf(incoming, host);
    const routed = await routeRequest(call, {
      phases,
      has: (name) => outputs.has(name),
      runMiddleware: (name, asked) => callToEnd(functionOf(name), asked, body),
    });
    if (routed.kind === "answer") return send(outgoing, incoming.method, routed.answer);
    const found = outputs.get(routed.name) as Output;
    if (found.kind === "static") return sendFile(outgoing, incoming.method, routed, found);
    call.headers.set("x-matched-path", pathOf(routed.name));
    if (found.prerender && isForCache(found.prerender, call)) {
      const { answer, state } = prerendered.get(routed.name, found.prerender);
      const headers = withHeaders(answer.headers, routed);
      headers.set("x-vercel-cache", state);
      headers.set("cache-control", revalidated);
      return send(outgoing, incoming.method, { ...answer, status: routed.status ?? answer.status, headers });
    }
    const answer = await functions.call(found.folder, { ...call, query: routed.query }, body);
    outgoing.writeHead(
      routed.status ?? answer.statusCode ?? 500,
      listOf(withHeaders(headersOf(answer), routed)),
    );
    return pipeline(answer, outgoing);
  }

  listener.serve({
    request: (incoming, outgoing) => {
      answer(incoming, outgoing).catch((error: unknown) => {
        console.error(`${incoming.method} ${incoming.url}:`, error);
        if (outgoing.headersSent) outgoing.destroy();
        else outgoing.writeHead(error instanceof UnknownFeatureError ? 501 : 500).end(`${String(error)}\n`);
      });
    },
  });
  return {
    url: listener.url,
    functionsStarted: () => functions.started,
    close: async () => {
      await listener.close();
      await functions.close();
    },
  };
}

function pagesOf(outputs: ReadonlyMap<string, Output>): Map<string, Prerender> {
  return new Map(
    [...outputs].flatMap(([name, found]): [string, Prerender][] =>
      found.kind === "function" && found.prerender ? [[name, found.prerender]] : [],
    ),
  );
}

function callOf({ method = "GET", url = "/", rawHeaders }: IncomingMessage, host: string): IncomingCall {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    if (!ofRouting.test(name.toLowerCase())) headers.append(name, value);
  }
  for (const name of ofConnection) headers.delete(name);
  headers.set("x-forwarded-host", headers.get("host") ?? host);
  headers.set("x-forwarded-proto", "http");
  headers.set("x-forwarded-for", "127.0.0.1");
  const [path = "/", ...search] = url.split("?");
  return { method, path, query: new URLSearchParams(search.join("?")), headers };
}

function isForCache({ bypassFor }: Prerender, { method, headers }: IncomingCall): boolean {
  return (method === "GET" || method === "HEAD") && !bypassFor.some((condition) => holds(condition, headers));
}

/** The path of an output. */
function pathOf(name: string): string {
  return name === nameOf("/") ? "/" : `/${name}`;
}

function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = "", value = ""] = rawHeaders.slice(at, at + 2);
    headers.append(name, value);
  }
  for (const name of ofConnection) headers.delete(name);
  return headers;
}

/** An answer's headers with those of the routes. */
function withHeaders(own: Headers, routed: Routed & { kind: "output" }): Headers {
  const headers = new Headers(own);
  for (const [name, value] of routed.headers) {
    if (name === "set-cookie") headers.append(name, value);
    else if (!own.has(name)) headers.set(name, value);
  }
  for (const [name, value] of routed.important) headers.set(name, value);
  return headers;
}

/** As Node takes them: each cookie is a header of its own. */
function listOf(headers: Headers): string[] {
  return [...headers].flat();
}

async function sendFile(
  outgoing: ServerResponse,
  method: string | undefined,
  routed: Routed & { kind: "output" },
  { file, contentType }: { file: string; contentType: string },
): Promise<void> {
  if (method !== "GET" && method !== "HEAD") {
    outgoing.writeHead(405).end();
    return;
  }
  const own = new Headers({ "content-type": contentType });
  const headers = withHeaders(own, routed);
  if (!headers.has("cache-control")) headers.set("cache-control", revalidated);
  outgoing.writeHead(routed.status ?? 200, listOf(headers));
  await end(outgoing, method, createReadStream(file));
}

async function send(
  outgoing: ServerResponse,
  method: string | undefined,
  { status, headers, body }: Answer,
): Promise<void> {
  outgoing.writeHead(status, listOf(headers));
  outgoing.end(method === "HEAD" ? undefined : body);
}

async function end(outgoing: ServerResponse, method: string | undefined, body: Readable): Promise<void> {
  if (method === "HEAD") {
    body.destroy();
    outgoing.end();
    return;
  }
  await pipeline(body, outgoing);
}
