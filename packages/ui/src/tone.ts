/** What a colour means. Always said in words as well. */
export type Tone = "neutral" | "primary" | "success" | "warning" | "danger";
