import type { Adapter, AdapterPayload } from "oidc-provider";
import { isLive, liveRecords, recordKey, type Records } from "../state/records";
import { storing } from "./storage-error";

/** An adapter factory for oidc-provider on the tenant's records: one adapter per model name. */
export function recordsAdapter(records: Records): (model: string) => Adapter {
  return (model) => {
    const find = (id: string): AdapterPayload | undefined => {
      const record = records.get(recordKey(model, id));
      return record && isLive(record) ? structuredClone(record.payload) : undefined;
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
        storing(() => records.set(recordKey(model, id), { payload: structuredClone(kept), expiresAt }));
      },
      async consume(id) {
        const record = records.get(recordKey(model, id));
        if (!record) return;
        const consumed = Math.floor(Date.now() / 1000);
        storing(() =>
          records.set(recordKey(model, id), { ...record, payload: { ...record.payload, consumed } }),
        );
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
