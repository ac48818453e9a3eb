import { v } from "convex/values";

import { mutation, query } from "./builders";

const id = { id: v.id("_storage") };

export const uploadUrl = mutation({ args: {}, handler: (ctx) => ctx.storage.generateUploadUrl() });

export const url = query({ args: id, handler: (ctx, args) => ctx.storage.getUrl(args.id) });

export const remove = mutation({ args: id, handler: (ctx, args) => ctx.storage.delete(args.id) });
