import { z } from "zod";

/** Parameters as clerk-js sends them: urlencoded, so everything is text. */
export const text = z.string().max(2_048);
export const email = z.string().trim().toLowerCase().max(254);
export const password = z.string().max(1_024);
/** A language (BCP 47), or the name of a time zone. */
export const locale = z.string().max(64);
export const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** A first or last name; the empty field of a form means none. */
export const name = z
  .string()
  .trim()
  .max(255)
  .transform((value) => value || null);
