/**
 * - `loading`: nobody knows yet; what the server preloaded may be shown.
 * - `signed-in`: the deployment has confirmed the token of this viewer.
 * - `refreshing`: the deployment refused the token and a new one is being fetched; what is shown stays.
 * - `signed-out`: nobody, or somebody whose token could not be renewed.
 */
export type SessionStatus = "loading" | "signed-in" | "refreshing" | "signed-out";
