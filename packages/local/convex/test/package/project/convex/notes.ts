import { mutationGeneric, queryGeneric } from "convex/server";
import { v } from "convex/values";

export const list = queryGeneric({
  handler: async ({ db }): Promise<string[]> => {
    const notes = await db.query("notes").collect();
    return notes.map(({ text }) => text);
  },
});

export const add = mutationGeneric({
  args: { text: v.string() },
  handler: async ({ db }, { text }) => await db.insert("notes", { text }),
});

export const whereItRuns = queryGeneric({ handler: () => new Error("Here").stack });

export const forever = queryGeneric({
  handler: () => {
    for (;;);
  },
});
