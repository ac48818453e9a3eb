"use client";

import type { CSSProperties } from "react";
import { toast as sonner, Toaster as SonnerToaster } from "sonner";

export interface ToastOptions {
  readonly description?: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** Brief messages about something that has just happened. An error stays twice as long as a success. */
export const toast = {
  success(message: string, options?: ToastOptions): void {
    sonner.success(message, options);
  },
  error(message: string, options?: ToastOptions): void {
    sonner.error(message, { ...options, duration: 8000 });
  },
};

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

/** Where toasts appear. Once per app, next to the shell. */
export function Toaster() {
  return (
    <SonnerToaster
      position="bottom-right"
      closeButton
      style={themed}
      toastOptions={{ classNames, duration: 4000 }}
    />
  );
}
