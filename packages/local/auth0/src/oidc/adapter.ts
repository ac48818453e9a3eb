import { createHash } from "node:crypto";
import type { Adapter, AdapterPayload } from "oidc-provider";
import { isLive, liveRecords, recordKey, type Records, type StoredRecord } from "../state/records";
import { storing } from "./storage-error";

/** The id of an access token in the records. A JWT is too long to be one, and is kept for nobody to read. */
export const accessTokenId = (token: string): string =>
  token.includes(".") ? createHash("sha256").update(token).digest("base64url") : token;

/** An adapter factory for oidc-provider on the tenant's records: one adapter per model name. */
export function recordsAdapter(records: Records): (model: string) => Adapter {
  return (model) => {
    /**
     * Refresh tokens that are being rotated, by grant: used up in memory at once, so that none is used twice, but on the
     * disk together with the one that takes its place. A crash in between leaves the old one good.
     */
    const rotating = new Map<string, readonly [string, StoredRecord]>();

    const find = (id: string): AdapterPayload | undefined => {
      const key = recordKey(model, model === "AccessToken" ? accessTokenId(id) : id);
      const record = records.get(key);
      if (!record || !isLive(record)) return undefined;
      const [rotatingKey, consumed] = rotating.get(record.payload.grantId ?? "") ?? [];
      return structuredClone(rotatingKey === key && consumed ? consumed.payload : record.payload);
    };
    const findWhere = (matches: (payload: AdapterPayload) => boolean): AdapterPayload | undefined => {
      for (const [, { payload }] of liveRecords(records, model)) {
        if (matches(payload)) return structuredClone(payload);
      }
      return undefined;
    };

    return {
      find: async (id) => find(id),
      findByUid: async (uid) => findWhere((payload) => payload.uid === uid),
      findByUserCode: async (userCode) => findWhere((payload) => payload.userCode === userCode),
      async upsert(id, payload, expiresIn) {
        // A refreshed ID token carries no nonce at Auth0, and the provider copies it from the refresh token.
        const { nonce, ...rest } = payload;
        const kept = model === "RefreshToken" || nonce === undefined ? rest : payload;
        const expiresAt = expiresIn === undefined ? null : Date.now() + expiresIn * 1000;
        const rotated = rotating.get(payload.grantId ?? "");
        rotating.delete(payload.grantId ?? "");
        const record = { payload: structuredClone(kept), expiresAt };
        // The new one first: of two lines a crash may leave the first alone.
        storing(() => records.setAll([[recordKey(model, id), record], ...(rotated ? [rotated] : [])]));
      },
      async consume(id) {
        const key = recordKey(model, id);
        const record = records.get(key);
        if (!record) return;
        const payload = { ...record.payload, consumed: Math.floor(Date.now() / 1000) };
        const used = [key, { ...record, payload }] as const;
        if (model === "RefreshToken") rotating.set(payload.grantId ?? "", used);
        else storing(() => records.setAll([used]));
      },
      async destroy(id) {
        storing(() => records.delete(recordKey(model, id)));
      },
      async revokeByGrantId(grantId) {
        const ofGrant = [...liveRecords(records, model)].filter(
          ([, { payload }]) => payload.grantId === grantId,
        );
        storing(() => records.deleteAll(ofGrant.map(([key]) => key)));
      },
    };
  };
}
