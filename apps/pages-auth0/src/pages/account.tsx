import { AccountDetails } from "../account/account-details";
import { Title } from "../layout/title";

export default function AccountPage() {
  return (
    <>
      <Title>Account</Title>
      <AccountDetails />
    </>
  );
}
