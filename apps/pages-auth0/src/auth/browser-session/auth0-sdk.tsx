import { Auth0Provider, useAuth0, type Auth0ProviderWithConfigOptions } from "@auth0/auth0-react";
import { useLayoutEffect } from "react";
import type { Auth0 } from "./auth0-context";

export type Auth0Options = Omit<Auth0ProviderWithConfigOptions, "children">;

interface Auth0SDKProps extends Auth0Options {
  onChange: (auth0: Auth0) => void;
}

/** Auth0's SDK, which tells what its `useAuth0` says. The one module that imports values of it. */
export function Auth0SDK({ onChange, ...options }: Auth0SDKProps) {
  return (
    <Auth0Provider {...options}>
      <Tell onChange={onChange} />
    </Auth0Provider>
  );
}

function Tell({ onChange }: Pick<Auth0SDKProps, "onChange">) {
  const auth0 = useAuth0();
  // Before anything is painted: nobody sees the one without the other.
  useLayoutEffect(() => onChange(auth0), [auth0, onChange]);
  return null;
}
