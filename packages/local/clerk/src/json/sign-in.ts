import type { SignInJSON, UserDataJSON } from "@clerk/nextjs/types";

import { imageUrl } from "../avatar";
import type { Asker } from "../http/origins";
import type { SignIn, User } from "../store/model";
import { emailAddressId } from "./user";
import { type VerificationWire, verificationJson } from "./verification";

type SignInWire = Omit<
  SignInJSON,
  | "identifier"
  | "user_data"
  | "supported_first_factors"
  | "supported_second_factors"
  | "first_factor_verification"
  | "second_factor_verification"
> & {
  readonly identifier: string | null;
  readonly user_data: UserDataJSON | null;
  readonly supported_first_factors: ReturnType<typeof firstFactors>;
  readonly supported_second_factors: null;
  readonly first_factor_verification: VerificationWire | null;
  readonly second_factor_verification: null;
};

function firstFactors(user: User) {
  const address = { safe_identifier: user.email, email_address_id: emailAddressId(user), primary: true };
  return [
    ...(user.passwordHash === null ? [] : [{ strategy: "password" as const }]),
    { strategy: "email_code" as const, ...address },
    { strategy: "reset_password_email_code" as const, ...address },
  ];
}

function userDataJson(user: User, { address }: Asker) {
  return {
    ...(user.firstName === null ? {} : { first_name: user.firstName }),
    ...(user.lastName === null ? {} : { last_name: user.lastName }),
    image_url: imageUrl(address, user),
    has_image: false,
  };
}

/** @param user whom the identifier belongs to; undefined until there is one */
export function signInJson(signIn: SignIn, user: User | undefined, asker: Asker): SignInWire {
  return {
    object: "sign_in",
    id: signIn.id,
    status: signIn.status,
    supported_identifiers: ["email_address"],
    identifier: signIn.identifier,
    user_data: user ? userDataJson(user, asker) : null,
    supported_first_factors: user ? firstFactors(user) : [],
    supported_second_factors: null,
    first_factor_verification: signIn.verification ? verificationJson(signIn.verification) : null,
    second_factor_verification: null,
    timezone: signIn.timezone,
    created_session_id: signIn.createdSessionId,
  };
}
