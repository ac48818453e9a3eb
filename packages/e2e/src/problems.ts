import type { BrowserContext, ConsoleMessage, WebSocket } from "@playwright/test";
import { watchPersonalCalls } from "./unauthenticated";
import { isAllLocal } from "./local-services";
import { isDeploymentSocket } from "./socket";

const isPolicyViolation = (problem: string) => problem.includes("Content Security Policy");
const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);
const NETWORK = /^(?:https?|wss?):$/;

/**
 * Collects what no journey may cause: script errors, console errors, hydration warnings, requests to other machines,
 * and calls for somebody's own data unauthenticated.
 */
export class Problems {
  readonly #found: string[] = [];
  readonly #expected: RegExp[] = [];

  /** Watches all pages of a context, those that open later too. */
  watch(context: BrowserContext): void {
    context.on("weberror", (error) => this.#add(`uncaught: ${error.error().message}`));
    context.on("console", (message) => {
      if (isProblem(message)) this.#add(`console: ${message.text()} (${message.location().url})`);
    });
    context.on("request", (request) => this.#checkHost(request.url()));
    context.on("page", (page) => page.on("websocket", (socket) => this.#watchSocket(socket)));
  }

  /** A console message that this journey is meant to cause, such as the browser's line for an answer of 404. */
  expect(message: RegExp): void {
    this.#expected.push(message);
  }

  /** Everything seen that was not expected, in order; what breaks the Content Security Policy is never expected. */
  list(): string[] {
    return this.#found.filter(
      (problem) => isPolicyViolation(problem) || !this.#expected.some((message) => message.test(problem)),
    );
  }

  #add(problem: string): void {
    this.#found.push(problem);
  }

  #watchSocket(socket: WebSocket): void {
    this.#checkHost(socket.url());
    if (!isDeploymentSocket(socket.url())) return;
    watchPersonalCalls(socket, {
      asSomebody: () => undefined,
      unauthenticated: (path) => this.#add(`asked for unauthenticated: ${path}`),
    });
  }

  #checkHost(address: string): void {
    const url = new URL(address);
    if (isAllLocal && NETWORK.test(url.protocol) && !LOCAL_HOSTS.has(url.hostname))
      this.#add(`left this machine: ${address}`);
  }
}

function isProblem(message: ConsoleMessage): boolean {
  return message.type() === "error" || isPolicyViolation(message.text()) || /hydrat/i.test(message.text());
}
