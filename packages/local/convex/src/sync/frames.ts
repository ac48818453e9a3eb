import { randomUUID } from "node:crypto";

import { toJson, type ServerMessage } from "./server-messages";

/** Longest frame of a Transition, in UTF-16 code units; a longer one travels as TransitionChunks. */
const MAX_TRANSITION_LENGTH = 5_000_000;

/** The text frames of a message: one, or for a large Transition one per chunk, to be sent back to back. */
export function toFrames(message: ServerMessage, maxLength = MAX_TRANSITION_LENGTH): string[] {
  const json = toJson(message);
  if (message.type !== "Transition" || json.length <= maxLength) return [json];
  const chunks = splitText(json, maxLength);
  const transitionId = randomUUID();
  return chunks.map((chunk, partNumber) =>
    JSON.stringify({ type: "TransitionChunk", chunk, partNumber, totalParts: chunks.length, transitionId }),
  );
}

/** A cut never falls inside a surrogate pair: half a pair would not survive the frame's UTF-8. */
function splitText(text: string, maxLength: number): string[] {
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    let end = Math.min(start + maxLength, text.length);
    if (end < text.length && isHighSurrogate(text.charCodeAt(end - 1))) end -= 1;
    parts.push(text.slice(start, end));
    start = end;
  }
  return parts;
}

function isHighSurrogate(codeUnit: number): boolean {
  return codeUnit >= 0xd800 && codeUnit <= 0xdbff;
}
