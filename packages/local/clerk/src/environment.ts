import type { AttributeDataJSON, EnvironmentJSON, UserSettingsJSON } from "@clerk/nextjs/types";

import { PASSWORD_LENGTH } from "./passwords";

type SettingsWire = Omit<UserSettingsJSON, "id" | "object" | "social"> & { readonly social: object };
type EnvironmentWire = Omit<EnvironmentJSON, "user_settings" | "organization_settings" | "protect_config"> & {
  readonly user_settings: SettingsWire;
  readonly organization_settings: Omit<EnvironmentJSON["organization_settings"], "id" | "object">;
  readonly protect_config: { readonly object: string; readonly id: string; readonly loaders: [] };
};

function attribute(settings: Partial<AttributeDataJSON> = {}): AttributeDataJSON {
  return {
    enabled: false,
    required: false,
    used_for_first_factor: false,
    first_factors: [],
    used_for_second_factor: false,
    second_factors: [],
    verifications: [],
    verify_at_sign_up: false,
    ...settings,
  };
}

const userSettings: SettingsWire = {
  attributes: {
    email_address: attribute({
      enabled: true,
      required: true,
      // Hides the form that adds addresses: a user has exactly one here.
      immutable: true,
      used_for_first_factor: true,
      first_factors: ["email_code"],
      verifications: ["email_code"],
      verify_at_sign_up: true,
    }),
    first_name: attribute({ enabled: true }),
    last_name: attribute({ enabled: true }),
    password: attribute({ enabled: true, required: true }),
    phone_number: attribute(),
    username: attribute(),
    web3_wallet: attribute(),
    authenticator_app: attribute(),
    backup_code: attribute(),
    passkey: attribute(),
  },
  actions: { delete_self: true, create_organization: false },
  social: {},
  enterprise_sso: { enabled: false, self_serve_sso: false, self_serve_directory_sync: false },
  sign_in: { second_factor: { required: false, enabled: false } },
  sign_up: {
    allowlist_only: false,
    captcha_enabled: false,
    progressive: true,
    mode: "public",
    legal_consent_enabled: false,
    mfa: { required: false },
  },
  password_settings: {
    allowed_special_characters: "",
    min_length: PASSWORD_LENGTH.min,
    max_length: PASSWORD_LENGTH.max,
    require_special_char: false,
    require_numbers: false,
    require_lowercase: false,
    require_uppercase: false,
    disable_hibp: true,
    show_zxcvbn: false,
    min_zxcvbn_strength: 0,
  },
  passkey_settings: { allow_autofill: false, show_sign_in_button: false },
  username_settings: { min_length: 4, max_length: 64 },
  attack_protection: { enumeration_protection: { enabled: false } },
};

const displayConfig: EnvironmentJSON["display_config"] = {
  object: "display_config",
  id: "display_config_local",
  instance_environment_type: "development",
  application_name: "Ledger",
  theme: {
    buttons: { font_color: "#ffffff", font_family: "sans-serif", font_weight: "600" },
    general: {
      color: "#6c47ff",
      padding: "1em",
      box_shadow: "none",
      font_color: "#151515",
      font_family: "sans-serif",
      border_radius: "0.5em",
      background_color: "#ffffff",
      label_font_weight: "600",
    },
    accounts: { background_color: "#ffffff" },
  },
  preferred_sign_in_strategy: "password",
  logo_image_url: "",
  favicon_image_url: "",
  home_url: "",
  sign_in_url: "/sign-in",
  sign_up_url: "/sign-up",
  user_profile_url: "",
  after_sign_in_url: "/",
  after_sign_up_url: "/",
  after_sign_out_one_url: "/",
  after_sign_out_all_url: "/",
  after_switch_session_url: "/",
  organization_profile_url: "",
  create_organization_url: "",
  after_leave_organization_url: "",
  after_create_organization_url: "",
  waitlist_url: "",
  after_join_waitlist_url: "",
  support_email: "",
  branded: false,
  clerk_js_version: "6",
  captcha_public_key: null,
  captcha_widget_type: null,
  captcha_public_key_invisible: null,
  captcha_provider: "turnstile",
  captcha_oauth_bypass: [],
  captcha_heartbeat: false,
  show_devmode_warning: false,
  terms_url: "",
  privacy_policy_url: "",
};

/**
 * The instance's settings as clerk-js reads them: email address with password or code, verified at sign-up.
 * Everything that would need another service (OAuth, captcha, organizations, billing) is off.
 */
export const environment: EnvironmentWire = {
  object: "environment",
  id: "env_local",
  maintenance_mode: false,
  client_debug_mode: false,
  partitioned_cookies: false,
  auth_config: {
    object: "auth_config",
    id: "aac_local",
    single_session_mode: true,
    claimed_at: null,
    reverification: false,
    session_minter: false,
  },
  display_config: displayConfig,
  user_settings: userSettings,
  organization_settings: {
    enabled: false,
    max_allowed_memberships: 1,
    force_organization_selection: false,
    actions: { admin_delete: false },
    domains: { enabled: false, enrollment_modes: [], default_role: null },
    slug: { disabled: true },
    organization_creation_defaults: { enabled: false },
  },
  commerce_settings: {
    object: "commerce_settings",
    id: "commerce_local",
    billing: {
      stripe_publishable_key: null,
      organization: { enabled: false, has_paid_plans: false },
      user: { enabled: false, has_paid_plans: false },
    },
  },
  api_keys_settings: {
    object: "api_keys_settings",
    id: "api_keys_local",
    user_api_keys_enabled: false,
    orgs_api_keys_enabled: false,
  },
  protect_config: { object: "protect_config", id: "protect_local", loaders: [] },
};
