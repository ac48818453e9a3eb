import { Slot } from "@radix-ui/react-slot";
import { clsx } from "clsx";
import type { ComponentProps, MouseEvent } from "react";
import { Spinner } from "../feedback/spinner";
import { buttonVariants, type ButtonVariants } from "./button-variants";

export interface ButtonProps extends Omit<ComponentProps<"button">, "aria-busy"> {
  readonly variant?: ButtonVariants["variant"];
  readonly size?: ButtonVariants["size"];
  /** Renders the only child (a router's link) with the look of a button instead of a `<button>`. */
  readonly asChild?: boolean;
  /** Work is under way: a spinner stands in for the label, the width stays, activation does nothing. */
  readonly pending?: boolean;
}

function ignoreActivation(event: MouseEvent) {
  event.preventDefault();
}

/** A button of type "button" unless told otherwise. */
export function Button({
  variant,
  size,
  asChild = false,
  pending = false,
  className,
  ...props
}: ButtonProps) {
  const classes = clsx(buttonVariants({ variant, size }), className);
  if (asChild) return <Slot {...props} className={classes} />;
  const { children, onClick, ...rest } = props;
  // aria-disabled rather than disabled: the button a keyboard user has just pressed keeps the focus.
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      onClick={pending ? ignoreActivation : onClick}
      {...(pending && { "aria-busy": true, "aria-disabled": true })}
    >
      {pending && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={pending ? "inline-flex items-center gap-2 opacity-0" : "contents"}>{children}</span>
    </button>
  );
}
