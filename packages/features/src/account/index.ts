export { AccountDetails } from "./account-details";
export { AccountMenu } from "./account-menu";
export { AccountMenuItem } from "./account-menu-item";
export { canKeepSession, KEEPS_NOTHING } from "./can-keep-session";
export { EnsureUser } from "./ensure-user";
export { LoginOutage } from "./login-outage";
export { LoginSkeleton } from "./login-skeleton";
export { SampleUsers } from "./sample-users";
export { SignInCard } from "./sign-in-card";
