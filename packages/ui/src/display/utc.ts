const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * "5 Mar 2026" for a time in milliseconds since the epoch, in UTC.
 *
 * Written out rather than left to Intl: Node and browsers carry different locale data ("Sep" and "Sept"), which would
 * be a hydration mismatch.
 */
export function formatUtcDate(time: number): string {
  const date = new Date(time);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** "5 Mar 2026, 14:05:09 UTC" for a time in milliseconds since the epoch. */
export function formatUtcDateTime(time: number): string {
  return `${formatUtcDate(time)}, ${new Date(time).toISOString().slice(11, 19)} UTC`;
}
