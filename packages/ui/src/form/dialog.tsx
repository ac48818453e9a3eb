"use client";

import { clsx } from "clsx";
import { X } from "lucide-react";
import { useEffect, useId, useRef, type MouseEvent, type ReactNode, type SyntheticEvent } from "react";
import { Button } from "./button";

export interface DialogProps {
  readonly open: boolean;
  /** Escape, the backdrop or the close button: the owner sets `open` to false. */
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
  /** "alertdialog" for a question that must be answered. */
  readonly role?: "dialog" | "alertdialog";
}

/**
 * The browser's modal dialog: it traps the focus and makes the page inert. The first control inside gets the focus;
 * on closing, the element that had it before gets it back. Children exist only while it is open.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  role = "dialog",
}: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const pressedBackdrop = useRef(false);
  const id = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!open || dialog === null) return undefined;
    const opener = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      // close() gives the focus back by itself, but not when the dialog is leaving the document.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [open]);

  function cancel(event: SyntheticEvent) {
    // The browser would close it behind the owner's back.
    event.preventDefault();
    onClose();
  }

  // A click counts for the backdrop only if it began there: selecting text may end outside.
  function click(event: MouseEvent) {
    if (event.target === event.currentTarget && pressedBackdrop.current) onClose();
  }

  return (
    // A press on the backdrop is a shortcut for the mouse; Escape and the close button do the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={`${id}-title`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      onCancel={cancel}
      onPointerDown={(event) => {
        pressedBackdrop.current = event.target === event.currentTarget;
      }}
      onClick={click}
      className={clsx(
        "m-auto w-full max-w-lg rounded-2xl border border-border bg-surface p-0 text-foreground shadow-overlay",
        "max-h-[calc(100dvh-2rem)] overscroll-contain max-sm:w-[calc(100%-2rem)]",
        "open:animate-rise backdrop:animate-appear backdrop:bg-black/45",
      )}
    >
      {open && (
        <div className="relative p-6">
          <h2 id={`${id}-title`} className="pr-10 text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {description !== undefined && (
            <div id={`${id}-description`} className="mt-1.5 text-muted">
              {description}
            </div>
          )}
          {children !== undefined && <div className="mt-5">{children}</div>}
          {footer !== undefined && (
            <div className="mt-6 flex flex-wrap justify-end gap-3 max-sm:*:flex-1">{footer}</div>
          )}
          {/* Last in the order, so that the first control of the content gets the focus. */}
          <Button
            variant="ghost"
            size="icon"
            aria-label="Close"
            onClick={onClose}
            className="absolute! top-4 right-4 size-9!"
          >
            <X />
          </Button>
        </div>
      )}
    </dialog>
  );
}
