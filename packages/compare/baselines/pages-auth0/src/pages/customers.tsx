import { useAuth0 } from "@auth0/auth0-react";
import { Authenticated, AuthLoading, Unauthenticated } from "convex/react";
import { Customers } from "../customers";

export default function CustomersPage() {
  const { loginWithRedirect, logout } = useAuth0();
  return (
    <main>
      <h1>Customers</h1>
      <AuthLoading>
        <p>Loading…</p>
      </AuthLoading>
      <Unauthenticated>
        <button type="button" onClick={() => void loginWithRedirect()}>
          Log in
        </button>
      </Unauthenticated>
      <Authenticated>
        <button
          type="button"
          onClick={() => void logout({ logoutParams: { returnTo: window.location.origin } })}
        >
          Log out
        </button>
        <Customers />
      </Authenticated>
    </main>
  );
}
