import type { Doc, Id } from "../_generated/dataModel";
import type { QueryCtx } from "../_generated/server";
import { FOUND_LIMIT } from "../../rules";

/** What a text search has no word for: emoji, their skin tones, and the letters that flags are made of. */
const SYMBOL = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/gu;

/** Candidates for a search by symbols, of which those with all of them are kept. */
const CANDIDATES = 200;

const symbolsIn = (text: string) => [...new Set(text.match(SYMBOL))];

/** "🎉" is `u01f389`: all are of one length, so that none is the beginning of another. */
const toWord = (symbol: string) => `u${(symbol.codePointAt(0) ?? 0).toString(16).padStart(6, "0")}`;

/** What is stored beside a name so that its emoji can be searched for: the search index keeps letters and digits only. */
export function symbolWords(name: string): { symbols: string | undefined } {
  const symbols = symbolsIn(name);
  return { symbols: symbols.length === 0 ? undefined : symbols.map(toWord).join(" ") };
}

/** A user's customers whose name matches, best first: those with all emoji of `text`, then those with its words. */
export async function findCustomers(
  ctx: { db: QueryCtx["db"] },
  userId: Id<"users">,
  text: string,
): Promise<Doc<"customers">[]> {
  const symbols = symbolsIn(text);
  const words = text.replaceAll(SYMBOL, " ").trim();
  const byWords =
    words === ""
      ? []
      : await ctx.db
          .query("customers")
          .withSearchIndex("by_name", (q) => q.search("name", words).eq("userId", userId))
          .take(FOUND_LIMIT);
  if (symbols.length === 0) return byWords;
  const candidates = await ctx.db
    .query("customers")
    .withSearchIndex("by_symbols", (q) =>
      q.search("symbols", symbols.map(toWord).join(" ")).eq("userId", userId),
    )
    .take(CANDIDATES);
  const bySymbols = candidates.filter(({ name }) => symbols.every((symbol) => name.includes(symbol)));
  const both = bySymbols.filter(({ _id }) => byWords.some((found) => found._id === _id));
  const all = new Map([...both, ...bySymbols, ...byWords].map((customer) => [customer._id, customer]));
  return [...all.values()].slice(0, FOUND_LIMIT);
}
