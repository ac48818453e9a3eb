import { formatUtcDate, formatUtcDateTime } from "./utc";

export interface UtcTimeProps {
  /** Milliseconds since the epoch. */
  readonly value: number;
  /** The day alone, or the day and the time to the second. */
  readonly precision: "day" | "second";
}

/** A moment as the same text on the server and in every browser. */
export function UtcTime({ value, precision }: UtcTimeProps) {
  return (
    <time dateTime={new Date(value).toISOString()} className="tabular-nums">
      {precision === "day" ? formatUtcDate(value) : formatUtcDateTime(value)}
    </time>
  );
}
