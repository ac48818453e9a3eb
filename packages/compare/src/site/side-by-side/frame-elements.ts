import type { App } from "../../concern";
import type { SiteEnvironment } from "../environment";

/** The frames that are in the document, and the way to and from the apps in them. */
export class FrameElements {
  readonly #elements = new Map<App, HTMLIFrameElement>();
  readonly #environment: SiteEnvironment;

  constructor(environment: SiteEnvironment) {
    this.#environment = environment;
  }

  put(app: App, element: HTMLIFrameElement | null): void {
    if (element === null) this.#elements.delete(app);
    else this.#elements.set(app, element);
  }

  /** Posts to the app in a frame; a page of another origin that the frame shows meanwhile does not get it. */
  send(app: App, message: unknown): void {
    this.#elements.get(app)?.contentWindow?.postMessage(message, this.#environment[app]);
  }

  /** Which app a message is from; undefined where it is from none, or from another page in its frame. */
  senderOf({ source, origin }: MessageEvent): App | undefined {
    for (const [app, { contentWindow }] of this.#elements)
      if (source !== null && source === contentWindow && origin === this.#environment[app]) return app;
    return undefined;
  }
}
