import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
import { customerStatus } from "./model/customers";

export default defineSchema({
  // A person. Name and address follow the login that changed them last.
  users: defineTable({
    name: v.string(),
    email: v.optional(v.string()),
    // Whether all of their customers are in the count: not before `migrations.ts` has run, for a user from before there was
    // one, and not while everything about them is being removed.
    customersCounted: v.optional(v.boolean()),
    // How many additions of many customers are still being counted.
    countsPending: v.optional(v.number()),
  }),

  // One login of a person at one identity provider. A person may have several.
  identities: defineTable({
    userId: v.id("users"),
    tokenIdentifier: v.string(),
    issuer: v.string(),
    name: v.string(),
    email: v.optional(v.string()),
    emailVerified: v.boolean(),
  })
    .index("by_tokenIdentifier", ["tokenIdentifier"])
    .index("by_email", ["email"])
    .index("by_user", ["userId"]),

  customers: defineTable({
    userId: v.id("users"),
    name: v.string(),
    email: v.string(),
    company: v.string(),
    status: customerStatus,
    notes: v.string(),
    // The emoji of the name, in words; `model/search.ts` says which.
    symbols: v.optional(v.string()),
  })
    .index("by_user", ["userId"])
    .searchIndex("by_name", { searchField: "name", filterFields: ["userId"] })
    .searchIndex("by_symbols", { searchField: "symbols", filterFields: ["userId"] }),

  counters: defineTable({
    name: v.string(),
    value: v.number(),
  }).index("by_name", ["name"]),
});
