import type { SignUpVerificationJSON, VerificationJSON } from "@clerk/nextjs/types";

import type { Verification } from "../store/model";

export interface VerificationWire extends Pick<VerificationJSON, "id" | "object" | "strategy"> {
  readonly status: NonNullable<VerificationJSON["status"]>;
  readonly attempts: number | null;
  readonly expire_at: number | null;
}

export type SignUpVerificationWire = VerificationWire &
  Pick<SignUpVerificationJSON, "next_action" | "supported_strategies">;

export function verificationJson(
  verification: Pick<Verification, "strategy" | "status"> & Partial<Verification>,
): VerificationWire {
  return {
    object: "verification",
    id: "",
    status: verification.status,
    strategy: verification.strategy,
    attempts: verification.attempts ?? null,
    expire_at: verification.expireAt ?? null,
  };
}

/** The email verification of a sign-up; `next_action` tells the form whether a code is awaited. */
export function signUpVerificationJson(verification: Verification): SignUpVerificationWire {
  return {
    ...verificationJson(verification),
    next_action: verification.status === "verified" ? "" : "needs_attempt",
    supported_strategies: ["email_code"],
  };
}
