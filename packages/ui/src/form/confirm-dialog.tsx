"use client";

import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  /** What will happen, and whether it can be undone. */
  readonly description: ReactNode;
  /** The deed itself: "Delete customer", not "OK". */
  readonly confirmLabel: string;
  readonly tone: "primary" | "danger";
  /** The deed is under way: the dialog can be neither confirmed again nor closed. */
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. The focus starts on "Cancel". */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, title, description, confirmLabel, tone, pending, onConfirm, onClose } = props;
  const close = () => {
    if (!pending) onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      open={open}
      onClose={close}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="secondary" onClick={close}>
            Cancel
          </Button>
          <Button variant={tone} pending={pending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    />
  );
}
