import type { App } from "../concern";

/** Where everything answers that this site shows live: origins, without a slash at the end. */
export interface SiteEnvironment extends Readonly<Record<App, string>> {
  /** This site's own: the only one that the apps let show them in frames. */
  readonly compare: string;
  readonly deployment: string;
}

declare global {
  interface Window {
    /** Set by `environment.js`. */
    compareEnvironment?: SiteEnvironment;
  }
}

/** What `dev` uses. */
export const defaultEnvironment: SiteEnvironment = {
  "pages-auth0": "http://localhost:3000",
  "app-clerk": "http://localhost:3001",
  compare: "http://localhost:3002",
  deployment: "http://127.0.0.1:3210",
};

export const readSiteEnvironment = (): SiteEnvironment => window.compareEnvironment ?? defaultEnvironment;
