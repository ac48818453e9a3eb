"use client";

import { useEffect, type CSSProperties } from "react";
import { toast as sonner, Toaster } from "sonner";
import type { Message } from "./toaster-messages";

// Sonner's own dark theme follows the system only; these follow the tokens, so data-theme reaches toasts too.
const themed = {
  "--normal-bg": "var(--color-surface)",
  "--normal-text": "var(--color-foreground)",
  "--normal-border": "var(--color-border)",
  "--border-radius": "0.75rem",
  fontFamily: "var(--font-sans)",
} as CSSProperties;

const classNames = {
  success: "[&_[data-icon]]:text-success",
  error: "[&_[data-icon]]:text-danger",
  description: "text-muted!",
  actionButton: "h-8! rounded-lg! bg-primary! px-3! text-primary-foreground!",
  closeButton: "border-border! bg-surface! text-foreground!",
};

interface SonnerProps {
  readonly messages: readonly Message[];
  /** Called once they are on the screen. */
  readonly onShown: (messages: readonly Message[]) => void;
}

/** Shows messages as Sonner's toasts. An error stays twice as long as a success. */
export function Sonner({ messages, onShown }: SonnerProps) {
  // Effects run inside out: the component inside, which loses what is sent before it listens, listens by now.
  useEffect(() => {
    if (messages.length === 0) return;
    for (const { kind, text, options } of messages)
      sonner[kind](text, kind === "error" ? { ...options, duration: 8000 } : options);
    onShown(messages);
  }, [messages, onShown]);
  return (
    <Toaster
      position="bottom-right"
      closeButton
      style={themed}
      toastOptions={{ classNames, duration: 4000 }}
    />
  );
}
