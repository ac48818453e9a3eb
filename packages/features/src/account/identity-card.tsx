import { BadgeCheck, ShieldAlert } from "lucide-react";
import { Badge, UtcTime } from "@repo/ui";

export interface IdentityCardProps {
  /** The identity provider's name: "Auth0", "Clerk". */
  readonly provider: string;
  readonly email: string;
  /** Whether the provider vouches for the address. Only a verified one links. */
  readonly verified: boolean;
  /** Milliseconds since the epoch. */
  readonly linkedAt: number;
  /** This is the login of the current session. */
  readonly current: boolean;
}

/** One of the logins of a person. */
export function IdentityCard({ provider, email, verified, linkedAt, current }: IdentityCardProps) {
  return (
    <article
      aria-label={`${provider}, ${email}`}
      className="flex items-start gap-4 rounded-xl border border-border bg-surface p-5 shadow-card"
    >
      <span
        aria-hidden
        className="grid size-10 shrink-0 place-items-center rounded-lg bg-subtle text-lg font-semibold text-muted"
      >
        {provider.charAt(0)}
      </span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <p className="font-semibold">{provider}</p>
          {current && <Badge tone="primary">This session</Badge>}
          <Badge tone={verified ? "success" : "warning"}>
            {verified ? <BadgeCheck /> : <ShieldAlert />}
            {verified ? "Verified" : "Not verified"}
          </Badge>
        </div>
        <p className="mt-1 truncate">{email}</p>
        <p className="mt-1 text-sm text-muted">
          Linked <UtcTime value={linkedAt} precision="day" />
        </p>
      </div>
    </article>
  );
}
