import { Badge, Button, buttonVariants, Card, CardHeader, Callout, Skeleton } from "@repo/ui";
import type { Report } from "@repo/features/comparison/messages";
import { ExternalLink } from "lucide-react";
import type { App } from "../../concern";
import { names } from "../../plots/plot";
import { readSiteEnvironment } from "../environment";
import { Cost } from "./cost";
import type { FrameElements } from "./frame-elements";
import type { FrameState } from "./frame-pair";
import { useReturn } from "./use-return";

interface AppFrameProps {
  readonly app: App;
  /** The address bar's. */
  readonly path: string;
  readonly frame: FrameState;
  readonly frames: FrameElements;
  readonly onLoad: () => void;
  readonly onReload: () => void;
}

/** One of the two apps: its sign-in, the app itself, and what its page has just cost. */
export function AppFrame({ app, path, frame, frames, onLoad, onReload }: AppFrameProps) {
  const { opened, report, problem } = frame;
  const origin = readSiteEnvironment()[app];
  const leave = useReturn(onReload);
  return (
    <Card className="flex min-w-0 flex-col overflow-hidden">
      <CardHeader
        title={names[app]}
        description={<Where report={report} path={path} />}
        actions={<SignIn app={app} origin={origin} frame={frame} onLeave={leave} />}
      />
      <div className="relative mt-4 h-144 border-y border-border bg-background">
        {problem !== undefined && (
          <Problem problem={problem} origin={origin} path={path} onReload={onReload} />
        )}
        {opened === undefined ? (
          problem === undefined && <Skeleton className="size-full" />
        ) : (
          // A sandbox with what both need, their scripts and their own origin, would be none.
          // oxlint-disable-next-line react/iframe-missing-sandbox
          <iframe
            key={opened.times}
            ref={(element) => frames.put(app, element)}
            title={names[app]}
            src={`${origin}${opened.path}`}
            className="size-full"
            onLoad={onLoad}
          />
        )}
      </div>
      <Cost frame={frame} />
    </Card>
  );
}

interface SignInProps {
  readonly app: App;
  readonly origin: string;
  readonly frame: FrameState;
  readonly onLeave: () => void;
}

/** Whether somebody is signed in, or the way to it. Neither while the frame has not said: a link would go under the pointer. */
function SignIn({ app, origin, frame: { report, problem }, onLeave }: SignInProps) {
  if (report?.session === "signed-in" || report?.session === "refreshing")
    return <Badge tone="success">signed in</Badge>;
  // A frame that says nothing of itself may be showing a login page, which refuses frames.
  if (report?.session !== "signed-out" && problem !== "silent") return null;
  return (
    <a
      className={buttonVariants({ variant: "secondary", size: "sm" })}
      href={`${origin}/sign-in`}
      target="_blank"
      rel="noopener"
      aria-label={`Sign in, in a tab of its own: ${names[app]}`}
      onClick={onLeave}
    >
      Sign in, in a tab of its own
      <ExternalLink />
    </a>
  );
}

function Where({ report, path }: { readonly report: Report | undefined; readonly path: string }) {
  if (report === undefined) return "Not yet here";
  return (
    <span className="wrap-anywhere">
      <span className="font-mono">{report.path}</span>
      {report.path !== path && ", elsewhere than the address bar"}
    </span>
  );
}

interface ProblemProps {
  readonly problem: NonNullable<FrameState["problem"]>;
  readonly origin: string;
  readonly path: string;
  readonly onReload: () => void;
}

function Problem({ problem, origin, path, onReload }: ProblemProps) {
  const retry = (
    <Button size="sm" variant="secondary" onClick={onReload}>
      {problem === "unreachable" ? "Try again" : `Back to ${path}`}
    </Button>
  );
  return (
    // Above the frame, which may still come: what it shows then says so itself.
    <output className="absolute inset-x-0 top-0 block p-4 sm:p-6">
      {problem === "unreachable" ? (
        <Callout tone="warning" title={`Nothing answers at ${origin}`} action={retry}>
          Start both apps with: <code>npx -y pnpm@12.21.0 dev</code>
        </Callout>
      ) : (
        <Callout tone="warning" title="This frame says nothing of itself" action={retry}>
          Its page may still be compiled. Or it is a login page, which refuses frames: sign in in a tab of its
          own, above. Or {origin} was not started together with this site, as{" "}
          <code>npx -y pnpm@12.21.0 dev</code> does.
        </Callout>
      )}
    </output>
  );
}
