import { type CustomerValues } from "@repo/convex-backend/rules";
import { describe, expect, test } from "vitest";
import {
  conflictsOf,
  followStored,
  keepTyped,
  markSaved,
  startDraft,
  takeStored,
  type CustomerDraft,
} from "./customer-draft";

const stored: CustomerValues = {
  name: "Ada",
  email: "ada@analytical.example",
  company: "Engines",
  status: "lead",
  notes: "",
};

function type(draft: CustomerDraft, change: Partial<CustomerValues>): CustomerDraft {
  return { ...draft, values: { ...draft.values, ...change } };
}

describe("while typing", () => {
  test("untouched fields follow the stored values, touched ones stay", () => {
    const typed = type(startDraft(stored), { name: "Ada L" });
    const draft = followStored(typed, { ...stored, company: "Looms", status: "active" });
    expect(draft.values).toEqual({ ...stored, name: "Ada L", company: "Looms", status: "active" });
    expect(conflictsOf(draft)).toEqual([]);
  });

  test("a touched field that moved elsewhere is a conflict", () => {
    const typed = type(startDraft(stored), { name: "Ada L", notes: "Met in May" });
    const draft = followStored(typed, { ...stored, name: "Ada King" });
    expect(draft.values.name).toBe("Ada L");
    expect(conflictsOf(draft)).toEqual(["name"]);
  });

  test("a field typed back to what it was follows again", () => {
    const typed = type(type(startDraft(stored), { name: "Ada L" }), { name: "Ada" });
    expect(followStored(typed, { ...stored, name: "Ada King" }).values.name).toBe("Ada King");
  });

  test("both typing the same is no conflict, and the field follows from then on", () => {
    const typed = type(startDraft(stored), { name: "Ada King" });
    const agreed = followStored(typed, { ...stored, name: "Ada King" });
    expect(conflictsOf(agreed)).toEqual([]);
    expect(followStored(agreed, { ...stored, name: "Countess" }).values.name).toBe("Countess");
  });

  test("a change elsewhere that is taken back is no conflict any more", () => {
    const typed = type(startDraft(stored), { name: "Ada L" });
    const moved = followStored(typed, { ...stored, name: "Ada King" });
    const restored = followStored(moved, stored);
    expect(conflictsOf(restored)).toEqual([]);
    expect(restored.values.name).toBe("Ada L");
  });
});

describe("in a conflict", () => {
  const typed = type(startDraft(stored), { name: "Ada L", notes: "Met in May" });
  const conflicting = followStored(typed, { ...stored, name: "Ada King" });

  test("taking the stored values gives up the conflicting fields only", () => {
    const draft = takeStored(conflicting);
    expect(draft.values).toEqual({ ...stored, name: "Ada King", notes: "Met in May" });
    expect(conflictsOf(draft)).toEqual([]);
    expect(followStored(draft, { ...stored, name: "Countess" }).values.name).toBe("Countess");
  });

  test("keeping what was typed settles it until the next change elsewhere", () => {
    const draft = keepTyped(conflicting);
    expect(draft.values.name).toBe("Ada L");
    expect(conflictsOf(draft)).toEqual([]);
    expect(conflictsOf(followStored(draft, { ...stored, name: "Countess" }))).toEqual(["name"]);
  });
});

describe("after saving", () => {
  const submitted = { ...stored, email: "Ada@Analytical.example" };
  const normalized = { ...stored, email: "ada.l@analytical.example" };
  const saving = type(startDraft(stored), submitted);

  test("the form holds what was saved until the stored values arrive, then those", () => {
    const saved = markSaved(saving, submitted, stored);
    expect(saved.values).toEqual(submitted);
    expect(conflictsOf(saved)).toEqual([]);
    expect(followStored(saved, normalized).values).toEqual(normalized);
  });

  test("stored values that arrived first, in another spelling, are taken", () => {
    const saved = markSaved(followStored(saving, normalized), submitted, stored);
    expect(saved.values).toEqual(normalized);
    expect(conflictsOf(saved)).toEqual([]);
  });

  test("what was typed while saving stays, and stays unsaved", () => {
    const typedOn = type(saving, { notes: "Met in May" });
    const saved = markSaved(followStored(typedOn, normalized), submitted, stored);
    expect(saved.values).toEqual({ ...normalized, notes: "Met in May" });
    expect(conflictsOf(followStored(saved, { ...normalized, notes: "Other" }))).toEqual(["notes"]);
  });
});
