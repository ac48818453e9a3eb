import { AccountDetails } from "@repo/features/account";
import { Title } from "../layout/title";

export default function AccountPage() {
  return (
    <>
      <Title>Account</Title>
      <AccountDetails />
    </>
  );
}
