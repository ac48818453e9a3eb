import type { EmailAddressJSON, UserJSON } from "@clerk/nextjs/types";
import type { UserJSON as BackendUserJSON } from "@clerk/nextjs/server";

import { imageUrl } from "../avatar";
import type { Asker } from "../http/origins";
import type { User } from "../store/model";
import { type VerificationWire, verificationJson } from "./verification";

type EmailAddressWire = Omit<EmailAddressJSON, "verification"> & {
  readonly verification: VerificationWire;
  readonly reserved: boolean;
  readonly created_at: number;
  readonly updated_at: number;
};

export type UserWire = Omit<UserJSON, "email_addresses"> & { readonly email_addresses: EmailAddressWire[] };

/** A user has one email address, whose id follows from the user's. */
export function emailAddressId(user: Pick<User, "id">): string {
  return user.id.replace("user_", "idn_");
}

function emailAddressJson(user: User): EmailAddressWire {
  return {
    object: "email_address",
    id: emailAddressId(user),
    email_address: user.email,
    verification: verificationJson({
      strategy: "email_code",
      status: user.emailVerified ? "verified" : "unverified",
    }),
    linked_to: [],
    matches_sso_connection: false,
    reserved: false,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

/** A user as the Frontend API serves it. */
export function userJson(user: User, { address }: Asker): UserWire {
  return {
    object: "user",
    id: user.id,
    external_id: user.externalId,
    timezone: user.timezone,
    primary_email_address_id: emailAddressId(user),
    primary_phone_number_id: null,
    primary_web3_wallet_id: null,
    image_url: imageUrl(address, user),
    has_image: false,
    profile_image_id: "",
    username: null,
    first_name: user.firstName,
    last_name: user.lastName,
    email_addresses: [emailAddressJson(user)],
    phone_numbers: [],
    web3_wallets: [],
    external_accounts: [],
    enterprise_accounts: [],
    passkeys: [],
    organization_memberships: [],
    password_enabled: user.passwordHash !== null,
    totp_enabled: false,
    backup_code_enabled: false,
    two_factor_enabled: false,
    public_metadata: user.publicMetadata,
    unsafe_metadata: user.unsafeMetadata,
    create_organization_enabled: false,
    create_organizations_limit: null,
    delete_self_enabled: true,
    legal_accepted_at: null,
    last_sign_in_at: user.lastSignInAt,
    created_at: user.createdAt,
    updated_at: user.updatedAt,
  };
}

/** What the Backend API adds to a user. */
type BackendUserWire = UserWire & Omit<BackendUserJSON, keyof UserJSON>;

/** A user as the Backend API serves it. */
export function backendUserJson(user: User, asker: Asker): BackendUserWire {
  const locked = user.lockedUntil !== null && user.lockedUntil > Date.now();
  return {
    ...userJson(user, asker),
    private_metadata: user.privateMetadata,
    password_last_updated_at: user.passwordUpdatedAt,
    last_active_at: user.lastSignInAt,
    banned: user.banned,
    locked,
    lockout_expires_in_seconds:
      locked && user.lockedUntil !== null ? Math.ceil((user.lockedUntil - Date.now()) / 1000) : null,
    verification_attempts_remaining: null,
    locale: user.locale,
    deprovisioned: false,
  };
}
