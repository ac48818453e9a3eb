/** The product's mark and name: a ruled page with its red margin. */
export function Brand() {
  return (
    <span className="flex items-center gap-2.5">
      <svg viewBox="0 0 28 28" className="size-7" aria-hidden>
        <rect width="28" height="28" rx="7" className="fill-primary" />
        <path d="M9.5 5v18" className="stroke-rule" strokeWidth="1.75" strokeLinecap="round" />
        <path
          d="M13 9.5h8.5M13 14h6M13 19h8.5M13 21.75h8.5"
          className="stroke-primary-foreground"
          strokeWidth="1.5"
          strokeLinecap="round"
        />
      </svg>
      Ledger
    </span>
  );
}
