import { CloudOff, Hourglass, RefreshCw, type LucideIcon } from "lucide-react";

export type ConnectionState = "connected" | "waiting" | "reconnecting" | "unsent";

interface Trouble {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly className: string;
}

const troubles: Readonly<Record<Exclude<ConnectionState, "connected">, Trouble>> = {
  waiting: {
    icon: Hourglass,
    text: "The server takes long to answer. What you changed may not be saved yet.",
    className: "animate-appear",
  },
  reconnecting: {
    icon: RefreshCw,
    text: "Reconnecting. What you see may be out of date.",
    // One that takes a moment does not deserve a flash.
    className: "animate-appear-late [&_svg]:animate-spin",
  },
  unsent: {
    icon: CloudOff,
    text: "You were signed out before your last change was confirmed. Check it when you sign in again.",
    className: "animate-appear",
  },
};

/**
 * Says when what is on the screen may be out of date, or what was changed may not be saved. Takes no room while connected,
 * but its live region is always in the document: one that is inserted together with its text is not announced.
 */
export function ConnectionBanner({ state }: { readonly state: ConnectionState }) {
  return <output className="block">{state !== "connected" && <Notice {...troubles[state]} />}</output>;
}

function Notice({ icon: Icon, text, className }: Trouble) {
  return (
    <span
      className={`flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm font-medium text-warning ${className}`}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {text}
    </span>
  );
}
