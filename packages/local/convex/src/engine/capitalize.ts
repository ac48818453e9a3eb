/** "query" → "Query", as Convex writes a function's kind in messages and to the CLI. */
export function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
