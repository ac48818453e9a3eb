import { Slot } from "@radix-ui/react-slot";
import type { ComponentProps } from "react";

export interface NavItemProps extends ComponentProps<"a"> {
  /** This is the page being shown. */
  readonly active: boolean;
  /** Renders the only child (a router's link) instead of an `<a>`. */
  readonly asChild?: boolean;
}

/** One entry of `AppShell`'s navigation: a list item around a link. */
export function NavItem({ active, asChild = false, children, ...props }: NavItemProps) {
  const Link = asChild ? Slot : "a";
  return (
    <li>
      <Link
        {...props}
        {...(active && { "aria-current": "page" as const })}
        className="relative block rounded-md px-3 pt-2 pb-3 text-sm font-medium whitespace-nowrap text-muted transition-colors -outline-offset-2 after:absolute after:inset-x-3 after:bottom-0 after:h-0.5 after:rounded-t-full hover:text-foreground aria-[current=page]:text-foreground aria-[current=page]:[scroll-initial-target:nearest] aria-[current=page]:after:bg-primary forced-colors:aria-[current=page]:after:bg-[Highlight]"
      >
        {children}
      </Link>
    </li>
  );
}
