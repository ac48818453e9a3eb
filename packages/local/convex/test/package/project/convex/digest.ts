"use node";

import { createHash } from "node:crypto";

import { actionGeneric } from "convex/server";
import { v } from "convex/values";

export const sha256 = actionGeneric({
  args: { text: v.string() },
  handler: (_ctx, { text }) => createHash("sha256").update(text).digest("hex"),
});
