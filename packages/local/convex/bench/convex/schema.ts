import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  contacts: defineTable({ list: v.string(), name: v.string(), notes: v.string(), rank: v.number() })
    .index("by_list_rank", ["list", "rank"])
    .searchIndex("search_name", { searchField: "name", filterFields: ["list"] })
    .searchIndex("search_notes", { searchField: "notes" }),
});
