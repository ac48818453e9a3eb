import type { ReactNode } from "react";

export interface AppShellProps {
  /** A link home around a `Brand`. */
  readonly brand: ReactNode;
  /** Which of the two apps this is. */
  readonly subtitle: string;
  /** `NavItem`s. */
  readonly nav: ReactNode;
  /** An `AccountMenu`, or a button to sign in. */
  readonly account: ReactNode;
  /** A `ConnectionBanner`, above everything and in view wherever somebody has scrolled to. */
  readonly connection?: ReactNode;
  /** What else there is to say above every page. */
  readonly banner?: ReactNode;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, header with navigation, `main#main`, footer. */
export function AppShell({
  brand,
  subtitle,
  nav,
  account,
  connection,
  banner,
  footer,
  children,
}: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        // Clipped until it is focused, not moved above the window: there it is in every picture of a page that was
        // scrolled, and on paper.
        className="fixed top-3 left-3 z-50 rounded-lg bg-primary px-4 py-2 font-medium text-primary-foreground not-focus:sr-only"
      >
        Skip to content
      </a>
      {/* Without a box of its own, in which what sticks to the window's top would stay. */}
      <header className="contents">
        <div className="sticky top-0 z-30">{connection}</div>
        <div className="border-b border-border bg-surface">
          {banner}
          <div className="mx-auto flex h-16 max-w-6xl items-center gap-3 px-4 sm:px-6">
            <div className="flex shrink-0 text-lg font-semibold tracking-tight">{brand}</div>
            <span className="min-w-0 truncate border-l border-border pl-3 text-xs text-muted sm:text-sm">
              {subtitle}
            </span>
            <div className="ml-auto shrink-0">{account}</div>
          </div>
          <nav
            aria-label="Main"
            // Less than the page's padding: the links bring their own, and their text lines up with the brand.
            className="mx-auto max-w-6xl scroll-px-10 overflow-x-auto px-1 [scrollbar-width:none] sm:px-3"
          >
            <ul className="flex w-max gap-1">{nav}</ul>
          </nav>
        </div>
      </header>
      {/* Focusable, so that the skip link moves the focus and not only the view. */}
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-6xl flex-1 px-4 py-8 focus:outline-none sm:px-6 sm:py-10"
      >
        {children}
      </main>
      {footer !== undefined && (
        <footer className="border-t border-border">
          <div className="mx-auto max-w-6xl px-4 py-6 text-sm text-muted sm:px-6">{footer}</div>
        </footer>
      )}
    </div>
  );
}
