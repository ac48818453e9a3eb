const queue = queueMicrotask;

/**
 * `queueMicrotask`, but an error that nobody catches in it is thrown by a tick. Of a microtask that fails Node does not
 * say whose it was, of a tick it does (`unhandled-rejections.ts`).
 */
export function queueNamedMicrotask(callback: () => void): void {
  queue(() => {
    try {
      callback();
    } catch (error) {
      process.nextTick(() => {
        throw error;
      });
    }
  });
}
