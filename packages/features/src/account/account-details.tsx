"use client";

import type { api } from "@repo/convex-backend/api";
import { useLiveQuery, type OwnedPreload } from "@repo/convex-next";
import { Card, CardBody, CardHeader, DescriptionList, PageHeader, PageSkeleton } from "@repo/ui";
import { IdentityCard } from "./identity-card";
import { SignInPrompt } from "../app";
import { accountCall } from "./data";

const PROVIDER_NAMES = {
  auth0: "Auth0", // only: pages-auth0
  clerk: "Clerk", // only: app-clerk
  other: "Another provider",
};

interface AccountDetailsProps {
  preloaded?: OwnedPreload<typeof api.users.me> | null;
}

export function AccountDetails({ preloaded }: AccountDetailsProps) {
  const account = useLiveQuery(accountCall, preloaded);
  if (account.status === "error") throw account.error;
  if (account.status === "signed-out") return <SignInPrompt />;
  if (!account.data) return <PageSkeleton />;
  const { name, email, identities } = account.data;
  return (
    <>
      <PageHeader title="Account" description="Who you are to Ledger, and the logins that lead here." />
      <div className="flex flex-col gap-6">
        <Card>
          <CardBody>
            <DescriptionList
              items={[
                { term: "Name", description: name },
                { term: "Email", description: email ?? "None" },
              ]}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader
            title="Logins"
            description="A login joins your account when both sides have verified the same address."
          />
          <CardBody className="flex flex-col gap-4">
            {identities.map((login) => (
              <IdentityCard
                key={login.provider + login.linkedAt}
                provider={PROVIDER_NAMES[login.provider]}
                email={login.email ?? "No address"}
                verified={login.emailVerified}
                linkedAt={login.linkedAt}
                current={login.current}
              />
            ))}
          </CardBody>
        </Card>
      </div>
    </>
  );
}
