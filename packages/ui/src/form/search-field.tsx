"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import { useEffectEvent, useId, useLayoutEffect, useRef, type KeyboardEvent } from "react";
import { Input } from "./input";

export interface SearchFieldProps {
  /** Names the field and, until something is typed, stands in it. */
  readonly label: string;
  readonly value: string;
  /** Every change; the owner decides how long to wait before it searches. */
  readonly onChange: (value: string) => void;
  /** The clear button or Escape: the owner sets `value` to "". */
  readonly onClear: () => void;
  /** Results for `value` are on their way. */
  readonly pending?: boolean;
  /** What a person can type or paste, in UTF-16 code units; scripts are the owner's to bound. */
  readonly maxLength?: number;
}

/** A field to search by, in a search landmark. Searches while one types: Enter does nothing more. Escape clears. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, onClear, pending = false, maxLength } = props;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);

  // What was typed into the server's HTML before it hydrated: React would put the owner's value back over it.
  const takeOver = useEffectEvent(() => {
    const typed = input.current?.value ?? value;
    if (typed !== value) onChange(typed);
  });
  // Before anything can render again.
  useLayoutEffect(() => takeOver(), []);

  function keyDown(event: KeyboardEvent) {
    // While a word is being composed, Escape is the input method's.
    if (event.key !== "Escape" || event.nativeEvent.isComposing || value === "") return;
    // Otherwise the same key would also clear the input behind its owner's back, and close a dialog around it.
    event.preventDefault();
    onClear();
  }

  function clear() {
    onClear();
    // The button is about to go, and the focus with it.
    input.current?.focus();
  }

  return (
    // A form rather than <search>: it gives the keyboard on the screen its search key.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <form role="search" className="relative">
      {/* Enter presses it, which does nothing. Before hydration the browser would otherwise send the form, and load the page
          anew without what was typed. */}
      <button type="submit" disabled hidden>
        Search
      </button>
      <label htmlFor={id} className="sr-only">
        {label}
      </label>
      <span className="pointer-events-none absolute inset-y-0 left-3 z-1 grid place-items-center text-muted [&_svg]:size-4">
        {pending ? <LoaderCircle className="animate-spin" aria-hidden /> : <Search aria-hidden />}
      </span>
      <Input
        ref={input}
        id={id}
        type="search"
        value={value}
        placeholder={label}
        maxLength={maxLength}
        autoComplete="off"
        enterKeyHint="search"
        aria-busy={pending ? true : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={keyDown}
        className="pr-10! pl-9! [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== "" && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={clear}
          className="absolute inset-y-1 right-1 grid w-8 place-items-center rounded-md text-muted hover:bg-subtle hover:text-foreground [&_svg]:size-4"
        >
          <X aria-hidden />
        </button>
      )}
    </form>
  );
}
