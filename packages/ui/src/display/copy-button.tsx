"use client";

import { Check, CircleAlert, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../form/button";

const looks = {
  idle: { icon: <Copy />, message: "" },
  copied: { icon: <Check className="text-success" />, message: "Copied" },
  // Browsers refuse outside a secure context and without focus; the value is on the screen to be selected by hand.
  failed: {
    icon: <CircleAlert className="text-danger" />,
    message: "Could not copy: select the text instead",
  },
} as const;

export interface CopyButtonProps {
  readonly value: string;
  /** What is copied, for the button's name: "Copy {label}". */
  readonly label: string;
}

/** Puts `value` on the clipboard and says whether that worked. */
export function CopyButton({ value, label }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof looks>("idle");

  useEffect(() => {
    if (state === "idle") return undefined;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      setState("failed");
    }
  }

  const { icon, message } = looks[state];
  return (
    // What is said is placed here, and scrolls with the button: else it makes the page wider than what scrolls.
    <span className="relative inline-flex items-center">
      <Button
        variant="ghost"
        size="icon"
        className="size-8!"
        aria-label={`Copy ${label}`}
        title={message === "" ? `Copy ${label}` : message}
        onClick={() => void copy()}
      >
        {icon}
      </Button>
      <output className="sr-only">{message}</output>
    </span>
  );
}
