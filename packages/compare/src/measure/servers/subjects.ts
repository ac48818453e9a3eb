import type { Subject } from "../../measurements/format";
import { folderOf, type AppName } from "../figures";
import { fromStack } from "../run/environment";

/** How far a baseline's port is from that of its product. */
const BASELINE_PORT = 5;

/** A subject on this machine. */
export interface Place {
  subject: Subject;
  app: AppName;
  isBaseline: boolean;
  folder: string;
  origin: string;
  port: number;
}

/** Where the subjects are and answer. @throws Error outside the stack */
export function places(): Place[] {
  return (["pages-auth0", "app-clerk"] as const).flatMap((app) => {
    const origin = fromStack(
      app === "pages-auth0" ? "NEXT_PUBLIC_PAGES_AUTH0_URL" : "NEXT_PUBLIC_APP_CLERK_URL",
    );
    const port = Number(new URL(origin).port);
    return [
      { subject: app, app, isBaseline: false, folder: folderOf(app), origin, port },
      {
        subject: `baseline-${app}` as const,
        app,
        isBaseline: true,
        folder: folderOf(`baseline-${app}`),
        origin,
        port: port + BASELINE_PORT,
      },
    ];
  });
}
