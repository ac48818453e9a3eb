export interface ToastOptions {
  readonly description?: string;
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** What a toast says. */
export interface Message {
  readonly kind: "success" | "error";
  readonly text: string;
  readonly options: ToastOptions | undefined;
}

const nothing: readonly Message[] = [];
let waiting = nothing;
const listeners = new Set<() => void>();

/** The messages that are not on the screen yet, in order. For `useSyncExternalStore`, with `subscribeToMessages`. */
export const waitingMessages = (): readonly Message[] => waiting;

/** No server has any. */
export const noMessages = (): readonly Message[] => nothing;

export function subscribeToMessages(onChange: () => void): () => void {
  listeners.add(onChange);
  return () => listeners.delete(onChange);
}

export function addMessage(message: Message): void {
  change([...waiting, message]);
}

export function removeMessages(messages: readonly Message[]): void {
  change(waiting.filter((message) => !messages.includes(message)));
}

function change(messages: readonly Message[]): void {
  waiting = messages.length === 0 ? nothing : messages;
  for (const listener of listeners) listener();
}
