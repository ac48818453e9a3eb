import { CloudOff, RefreshCw } from "lucide-react";

export type ConnectionState = "connected" | "reconnecting" | "offline";

/**
 * Says when what is on the screen may be out of date. Takes no room while connected, but its live region is always
 * in the document: one that is inserted together with its text is not announced.
 */
export function ConnectionBanner({ state }: { readonly state: ConnectionState }) {
  return (
    <output className="block">
      {state !== "connected" && (
        <span
          // A reconnection that takes a moment does not deserve a flash; being offline is told at once.
          className={`flex items-center justify-center gap-2 bg-warning-soft px-4 py-2 text-sm font-medium text-warning ${
            state === "reconnecting" ? "animate-appear-late" : "animate-appear"
          }`}
        >
          {state === "offline" ? (
            <CloudOff className="size-4" />
          ) : (
            <RefreshCw className="size-4 animate-spin" />
          )}
          {state === "offline"
            ? "You are offline. What you see may be out of date."
            : "Reconnecting. What you see may be out of date."}
        </span>
      )}
    </output>
  );
}
