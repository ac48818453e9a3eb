import type { JSONValue } from "convex/values";
import { z } from "zod";

import { canonicalFunctionPath } from "../function-path";
import { decodeTimestamp } from "../timestamp";

const version = z.int().min(0);
const path = z.string().min(1).transform(canonicalFunctionPath);

/** Already JSON, for it comes out of `JSON.parse`; the functions' own validators judge it. */
const json = z.custom<JSONValue>((value) => value !== undefined);

/** Both protocols carry one argument object in an array. */
const args = z
  .array(json)
  .max(1)
  .transform((list): JSONValue => list[0] ?? {});

/** Functions of a component; empty, as the CLI sends it, for the app's own. */
const componentPath = z.string().nullish();

const timestamp = z.string().transform((encoded, context) => {
  const ts = decodeTimestamp(encoded);
  if (ts !== null) return ts;
  context.addIssue("expected base64 of an 8-byte little-endian integer");
  return z.NEVER;
});

const add = z.object({
  type: z.literal("Add"),
  queryId: version,
  udfPath: path,
  args,
  journal: z.string().nullish(),
  componentPath,
});

const remove = z.object({ type: z.literal("Remove"), queryId: version });

const connect = z.object({
  type: z.literal("Connect"),
  sessionId: z.string().min(1).max(100),
  connectionCount: version,
  lastCloseReason: z.string().nullable(),
  maxObservedTimestamp: timestamp.optional(),
  clientTs: z.number().optional(),
});

const authenticate = z.discriminatedUnion("tokenType", [
  z.object({
    type: z.literal("Authenticate"),
    tokenType: z.literal("User"),
    value: z.string(),
    baseVersion: version,
  }),
  z.object({ type: z.literal("Authenticate"), tokenType: z.literal("None"), baseVersion: version }),
  z.object({
    type: z.literal("Authenticate"),
    tokenType: z.literal("Admin"),
    value: z.string(),
    impersonating: z.unknown().optional(),
    baseVersion: version,
  }),
]);

const modifyQuerySet = z.object({
  type: z.literal("ModifyQuerySet"),
  baseVersion: version,
  newVersion: version,
  modifications: z.array(z.discriminatedUnion("type", [add, remove])),
});

const mutation = z.object({
  type: z.literal("Mutation"),
  requestId: version,
  udfPath: path,
  args,
  componentPath,
});
const action = z.object({
  type: z.literal("Action"),
  requestId: version,
  udfPath: path,
  args,
  componentPath,
});
const event = z.object({ type: z.literal("Event") });

const clientMessage = z.discriminatedUnion("type", [
  connect,
  authenticate,
  modifyQuerySet,
  mutation,
  action,
  event,
]);

export type ClientMessage = z.output<typeof clientMessage>;
export type Connect = z.output<typeof connect>;
export type Authenticate = z.output<typeof authenticate>;
export type ModifyQuerySet = z.output<typeof modifyQuerySet>;
export type QuerySetModification = ModifyQuerySet["modifications"][number];
export type MutationRequest = z.output<typeof mutation>;
export type ActionRequest = z.output<typeof action>;

/** A frame that no Convex client sends. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
}

/**
 * Reads one text frame of the sync protocol.
 *
 * @throws ProtocolError saying what is wrong with the frame
 */
export function parseClientMessage(frame: string): ClientMessage {
  let value: unknown;
  try {
    value = JSON.parse(frame);
  } catch (error) {
    throw new ProtocolError(
      `Received invalid JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const parsed = clientMessage.safeParse(value);
  if (!parsed.success) {
    throw new ProtocolError(`Received an invalid message: ${z.prettifyError(parsed.error)}`);
  }
  return parsed.data;
}
