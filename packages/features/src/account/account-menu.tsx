"use client";

import { ChevronDown } from "lucide-react";
import { useEffect, useRef, type ReactNode } from "react";
import { Avatar } from "@repo/ui";

export interface AccountMenuProps {
  readonly name: string;
  readonly email: string;
  readonly picture?: string;
  /** `AccountMenuItem`s. */
  readonly children: ReactNode;
}

/**
 * The signed-in person, and what they can do. A disclosure: it opens without JavaScript; Escape, a press outside, the
 * focus leaving, and choosing an entry close it.
 */
export function AccountMenu({ name, email, picture, children }: AccountMenuProps) {
  const ref = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const details = ref.current;
    if (details === null) return undefined;
    const close = () => {
      details.open = false;
    };
    const closeIfOutside = (event: Event) => {
      if (event.target instanceof Node && !details.contains(event.target)) close();
    };
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !details.open) return;
      close();
      details.querySelector("summary")?.focus();
    };
    const closeOnChoice = (event: Event) => {
      if (event.target instanceof Element && event.target.closest("a, button") !== null) close();
    };
    document.addEventListener("pointerdown", closeIfOutside);
    document.addEventListener("focusin", closeIfOutside);
    document.addEventListener("keydown", closeOnEscape);
    details.addEventListener("click", closeOnChoice);
    return () => {
      document.removeEventListener("pointerdown", closeIfOutside);
      document.removeEventListener("focusin", closeIfOutside);
      document.removeEventListener("keydown", closeOnEscape);
      details.removeEventListener("click", closeOnChoice);
    };
  }, []);

  return (
    <details ref={ref} className="group relative">
      <summary
        aria-label={`Account: ${name}`}
        className="flex list-none items-center gap-1.5 rounded-full p-1 sm:pr-2 transition-colors select-none hover:bg-subtle [&::-webkit-details-marker]:hidden"
      >
        <Avatar name={name} src={picture} />
        <ChevronDown className="size-4 text-muted transition-transform group-open:rotate-180 max-sm:hidden" />
      </summary>
      <div className="absolute top-full right-0 z-40 mt-2 w-64 animate-rise rounded-xl border border-border bg-surface p-1.5 shadow-overlay">
        <div className="border-b border-border px-3 pt-2 pb-3">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-sm text-muted">{email}</p>
        </div>
        <ul className="pt-1.5">{children}</ul>
      </div>
    </details>
  );
}
