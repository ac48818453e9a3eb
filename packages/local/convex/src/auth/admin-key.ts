import { randomBytes } from "node:crypto";
import path from "node:path";

import { readIfPresent, writeAtomically } from "@repo/local-kit/files";
import { refuseForeignOrigin, type ReadHeader } from "@repo/local-kit/guard";
import { isSameSecret } from "@repo/local-kit/secrets";
import { z } from "zod";

import { DEPLOYMENT_NAME } from "../engine/names";
import { notPermitted } from "../engine/refusals";
import type { Access, Identity } from "../engine/types";

/** As Convex writes them: the deployment's name, a bar, and the secret. */
const KEY = /^convex-local\|[0-9a-f]{64}$/;

/** Headers of a proxy, which names by them whom it speaks for. */
const FORWARDED = ["forwarded", "x-forwarded-for"];

/**
 * A deployment's admin key: made once and kept in the state folder, for its owner alone; without a folder it is another
 * one at each start. A file that holds anything else is replaced.
 */
export function loadAdminKey(stateDir: string | undefined): string {
  const file = stateDir === undefined ? undefined : path.join(stateDir, "admin-key");
  const kept = file === undefined ? undefined : readIfPresent(file);
  if (kept !== undefined && KEY.test(kept)) return kept;
  const made = `${DEPLOYMENT_NAME}|${randomBytes(32).toString("hex")}`;
  if (file !== undefined) writeAtomically(file, made);
  return made;
}

/** Whether a proxy passes a request on for somebody else, and says so. */
export function isProxied(header: ReadHeader): boolean {
  return FORWARDED.some((name) => (header(name) ?? "") !== "");
}

/** Judges admin keys that callers send. None is ever quoted in an answer or printed. */
export class AdminKey {
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /**
   * What a caller with this key may call. The deployment listens on loopback alone; a page of another machine and a
   * proxy, which reach it there nevertheless, are refused whatever key they have.
   *
   * @param header reads the headers of the request that the key came with
   */
  accessWith(key: string, header: ReadHeader): Access {
    const page = refuseForeignOrigin(header);
    if (page !== undefined) return { refused: notPermitted(page.message) };
    if (isProxied(header)) {
      return {
        refused: notPermitted("an admin key is accepted from this machine only, not through a proxy."),
      };
    }
    if (isSameSecret(key, this.#key)) return "admin";
    return {
      refused: notPermitted(
        "the admin key is not this deployment's. Set CONVEX_SELF_HOSTED_ADMIN_KEY to what " +
          "`convex-local --state <dir> --print-admin-key` prints.",
      ),
    };
  }
}

const identity = z.looseObject({
  tokenIdentifier: z.string(),
  subject: z.string(),
  issuer: z.string(),
});

/** Reads the identity that an admin acts as; undefined for what is none. */
export function parseActingAs(value: unknown): Identity | undefined {
  const parsed = identity.safeParse(value);
  return parsed.success ? (parsed.data as Identity) : undefined;
}
