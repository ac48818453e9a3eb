import { AccountDetails } from "@repo/features/account";
import { Title } from "#layout/title.tsx";

export default function AccountPage() {
  return (
    <>
      <Title>Account</Title>
      <AccountDetails />
    </>
  );
}
