// Runs one function of a built output, as the process of its own that it is on Vercel. Arguments: the module, and
// "node" or "web", which is how it is called. Tells the parent its port, and ends with it.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const [handlerPath, kind] = process.argv.slice(2);

// What a function does after its answer: https://vercel.com/docs/functions/functions-api-reference#waituntil
const context = { waitUntil: (promise) => void promise.catch(console.error) };
globalThis[Symbol.for("@vercel/request-context")] = { get: () => context };

const loaded = createRequire(import.meta.url)(handlerPath);
const handler = loaded.default ?? loaded;

async function answerWithWebApi(incoming, outgoing) {
  const { method, headers } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const request = new Request(new URL(incoming.url, `http://${headers.host}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: "half" }),
  });
  const response = await handler(request);
  outgoing.statusCode = response.status;
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value);
  if (response.body === null) outgoing.end();
  else await pipeline(Readable.fromWeb(response.body), outgoing);
}

const server = createServer((incoming, outgoing) => {
  const answer = kind === "web" ? answerWithWebApi : handler;
  Promise.resolve(answer(incoming, outgoing)).catch((error) => {
    console.error(error);
    if (outgoing.headersSent) outgoing.destroy();
    else outgoing.writeHead(500).end();
  });
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.on("disconnect", () => process.exit());
