import { isOwnPath } from "@repo/features/comparison/messages";
import { Button, Field, Input } from "@repo/ui";
import { useState } from "react";
import { apps } from "../../concern";
import { readSiteEnvironment } from "../environment";
import { sideBySideRoute } from "./use-frame-pair";

/** What is worth a look in both. */
const PLACES = [
  ["/", "Home"],
  ["/customers", "Customers"],
  ["/rendering/client", "Client"],
  ["/rendering/static", "Static"],
  ["/rendering/server", "Server"],
  ["/rendering/preloaded", "Preloaded"],
  ["/prefetch", "Prefetch"],
  ["/account", "Account"],
] as const;

/** A path from what somebody typed or pasted: an address of one of the apps, or a path, with or without its slash. */
export function typedPath(text: string, origins: readonly string[]): string | undefined {
  const typed = text.trim();
  const origin = origins.find((origin) => typed === origin || typed.startsWith(`${origin}/`));
  const path = origin === undefined ? typed : typed.slice(origin.length);
  const whole = path.startsWith("/") ? path : `/${path}`;
  return isOwnPath(whole) && !path.includes("://") ? whole : undefined;
}

interface AddressBarProps {
  readonly path: string;
  readonly follow: boolean;
  readonly onGo: (path: string) => void;
  readonly onFollow: (follow: boolean) => void;
}

/** One address for both apps. */
export function AddressBar({ path, follow, onGo, onFollow }: AddressBarProps) {
  return (
    <div className="rounded-xl border border-border bg-surface p-4 shadow-card sm:p-5">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-4">
        {/* Anew when the address changes: what was typed is gone then. */}
        <Address key={path} path={path} onGo={onGo} />
        <label className="flex h-10 items-center gap-2 text-sm font-medium">
          <input
            type="checkbox"
            className="size-4"
            checked={follow}
            onChange={({ target }) => onFollow(target.checked)}
          />
          The other follows
        </label>
      </div>
      <ul className="mt-4 flex flex-wrap gap-x-4 gap-y-2 text-sm">
        {PLACES.map(([place, name]) => (
          <li key={place}>
            <a
              className="text-muted underline-offset-4 hover:text-foreground hover:underline aria-[current=page]:font-semibold aria-[current=page]:text-foreground"
              aria-current={place === path ? "page" : undefined}
              href={`#/${sideBySideRoute(place, follow)}`}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Address({ path, onGo }: Pick<AddressBarProps, "path" | "onGo">) {
  const [text, setText] = useState(path);
  const [isWrong, setIsWrong] = useState(false);
  return (
    <form
      className="flex min-w-0 flex-1 basis-72 items-end gap-3"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const environment = readSiteEnvironment();
        const typed = typedPath(
          text,
          apps.map((app) => environment[app]),
        );
        setIsWrong(typed === undefined);
        if (typed !== undefined) onGo(typed);
      }}
    >
      <div className="min-w-0 flex-1">
        <Field
          label="Address in both apps"
          {...(isWrong && { error: "Not a path of the apps. Type one such as /customers" })}
        >
          {(control) => (
            <Input
              {...control}
              className="font-mono"
              spellCheck={false}
              autoComplete="off"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
      </div>
      <Button type="submit">Go</Button>
    </form>
  );
}
