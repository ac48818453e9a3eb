import { CopyButton } from "@repo/ui";

export interface SampleUser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

function Credential({ label, owner, value }: { label: string; owner: string; value: string }) {
  return (
    <div className="flex items-center gap-2">
      <dt className="w-16 shrink-0 text-muted">{label}</dt>
      <dd className="flex min-w-0 flex-1 items-center justify-between gap-1">
        <code className="truncate font-mono text-[0.8125rem]">{value}</code>
        <CopyButton value={value} label={`${label.toLowerCase()} of ${owner}`} />
      </dd>
    </div>
  );
}

/** Who can sign in during development, with what to type. Never for production. */
export function SampleUsers({ users }: { readonly users: readonly SampleUser[] }) {
  return (
    <aside
      aria-label="Sample users"
      className="rounded-xl border border-dashed border-field/60 bg-subtle/50 p-4 text-sm"
    >
      <h2 className="font-semibold">Sample users</h2>
      <p className="text-muted">In local development only.</p>
      <ul className="mt-3 divide-y divide-border">
        {users.map(({ name, email, password }) => (
          <li key={email} className="py-2.5 first:pt-0 last:pb-0">
            <p className="font-medium">{name}</p>
            <dl>
              <Credential label="Email" owner={name} value={email} />
              <Credential label="Password" owner={name} value={password} />
            </dl>
          </li>
        ))}
      </ul>
    </aside>
  );
}
