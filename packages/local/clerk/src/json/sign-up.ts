import type { SignUpField, SignUpIdentificationField, SignUpJSON } from "@clerk/nextjs/types";

import type { SignUp } from "../store/model";
import { type SignUpVerificationWire, signUpVerificationJson } from "./verification";

const DAY = 86_400_000;

type SignUpWire = Omit<SignUpJSON, "verifications"> & {
  readonly verifications: {
    readonly email_address: SignUpVerificationWire | null;
    readonly phone_number: null;
    readonly web3_wallet: null;
    readonly external_account: null;
  };
};

/** The required fields that are still empty. */
function missingFields(signUp: SignUp): SignUpField[] {
  const missing: SignUpField[] = [];
  if (signUp.email === null) missing.push("email_address");
  if (signUp.passwordHash === null) missing.push("password");
  return missing;
}

function unverifiedFields(signUp: SignUp): SignUpIdentificationField[] {
  return signUp.email !== null && signUp.verification?.status !== "verified" ? ["email_address"] : [];
}

export function signUpJson(signUp: SignUp): SignUpWire {
  return {
    object: "sign_up",
    id: signUp.id,
    status: signUp.createdUserId === null ? "missing_requirements" : "complete",
    required_fields: ["email_address", "password"],
    optional_fields: ["first_name", "last_name"],
    missing_fields: missingFields(signUp),
    unverified_fields: unverifiedFields(signUp),
    username: null,
    first_name: signUp.firstName,
    last_name: signUp.lastName,
    email_address: signUp.email,
    phone_number: null,
    web3_wallet: null,
    external_account_strategy: null,
    external_account: null,
    has_password: signUp.passwordHash !== null,
    unsafe_metadata: signUp.unsafeMetadata,
    created_session_id: signUp.createdSessionId,
    created_user_id: signUp.createdUserId,
    abandon_at: signUp.createdAt + DAY,
    legal_accepted_at: null,
    locale: signUp.locale,
    timezone: signUp.timezone,
    verifications: {
      email_address: signUp.verification ? signUpVerificationJson(signUp.verification) : null,
      phone_number: null,
      web3_wallet: null,
      external_account: null,
    },
  };
}
