"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "../form/button";
import {
  addMessage,
  noMessages,
  removeMessages,
  subscribeToMessages,
  waitingMessages,
  type Message,
  type ToastOptions,
} from "./toaster-messages";

/** Brief messages about something that has just happened. */
export const toast = {
  success(text: string, options?: ToastOptions): void {
    addMessage({ kind: "success", text, options });
  },
  error(text: string, options?: ToastOptions): void {
    addMessage({ kind: "error", text, options });
  },
};

type Library = typeof import("./sonner");

/** Where toasts appear. Once per app, next to the shell. The library that shows them is loaded for the first one. */
export function Toaster() {
  const messages = useSyncExternalStore(subscribeToMessages, waitingMessages, noMessages);
  const [library, setLibrary] = useState<Library | "unreachable">();
  const isWanted = messages.length > 0 && library === undefined;
  useEffect(() => {
    if (!isWanted) return;
    import("./sonner").then(setLibrary, (error: unknown) => {
      console.error("The library that shows messages was not loaded.", error);
      setLibrary("unreachable");
    });
  }, [isWanted]);
  // It goes with the session, and what was said to somebody goes with it, whether it was shown yet or not.
  useEffect(() => () => removeMessages(waitingMessages()), []);

  if (library === undefined) return null;
  if (library !== "unreachable") return <library.Sonner messages={messages} onShown={removeMessages} />;
  return (
    messages.length > 0 && <PlainMessages messages={messages} onClose={() => removeMessages(messages)} />
  );
}

/** Says it without the library: a message of what the network has done must not need the network. */
function PlainMessages({ messages, onClose }: { messages: readonly Message[]; onClose: () => void }) {
  return (
    <div
      role="alert"
      className="fixed right-4 bottom-4 z-50 flex max-w-sm items-start gap-3 rounded-xl border border-border bg-surface p-4 text-sm shadow-overlay"
    >
      <ul className="grid gap-2">
        {messages.map(({ text, options }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the same may be said twice, and none moves
          <li key={index}>
            {text} {options?.description}
          </li>
        ))}
      </ul>
      <Button size="sm" variant="secondary" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
