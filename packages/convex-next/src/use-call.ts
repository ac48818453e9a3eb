"use client";

import { useState } from "react";
import { callKey, type AnyQuery, type QueryCall } from "./query-call.ts";

/** The call as an object that stays the same until it means something else: callers make a new one in every render. */
export function useCall<Query extends AnyQuery>(call: QueryCall<Query>): QueryCall<Query> {
  const [known, setKnown] = useState(call);
  const current = callKey(known) === callKey(call) ? known : call;
  if (current !== known) setKnown(current);
  return current;
}
