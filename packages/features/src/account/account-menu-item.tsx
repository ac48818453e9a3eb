import { Slot } from "@radix-ui/react-slot";
import type { ComponentProps } from "react";

export interface AccountMenuItemProps extends ComponentProps<"button"> {
  /** Renders the only child (a router's link) instead of a `<button>`. */
  readonly asChild?: boolean;
}

/** One entry of an `AccountMenu`: a list item around a button or a link. */
export function AccountMenuItem({ asChild = false, ...props }: AccountMenuItemProps) {
  const className =
    "flex w-full items-center gap-2.5 rounded-lg px-3 py-2 text-left text-sm transition-colors hover:bg-subtle [&_svg]:size-4 [&_svg]:text-muted";
  return (
    <li>
      {asChild ? (
        <Slot {...props} className={className} />
      ) : (
        <button type="button" {...props} className={className} />
      )}
    </li>
  );
}
