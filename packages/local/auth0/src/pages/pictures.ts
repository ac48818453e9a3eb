import { html } from "@repo/local-kit/html";

/** The lines of the mark, in a square of 32. */
export const MARK_PATH = "M11 8v16M15 11h8M15 16h8M15 21h5";

export const favicon = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <rect width="32" height="32" rx="9" fill="#263f97" />
  <path d="${MARK_PATH}" stroke="#fff" stroke-width="2.2" stroke-linecap="round" />
</svg>`.markup;

const COLORS = ["#0f6b4b", "#1f5fa8", "#8a3b12", "#6a3fa0", "#8c2f55", "#4f5d12"];

/** A round picture with the initials in `encoded` (percent-encoded); the same letters always get the same color. */
export function avatar(encoded: string): string {
  const letters = decode(encoded);
  const sum = Buffer.from(letters).reduce((total, byte) => total + byte, 0);
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 72" width="72" height="72">
    <rect width="72" height="72" fill="${COLORS[sum % COLORS.length]}" />
    <text
      x="36"
      y="37"
      fill="#fff"
      font-family="system-ui, sans-serif"
      font-size="28"
      font-weight="600"
      text-anchor="middle"
      dominant-baseline="central"
    >
      ${letters}
    </text>
  </svg>`.markup;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return "?";
  }
}
