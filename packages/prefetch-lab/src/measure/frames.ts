/**
 * Waits until what is now in the document has been painted.
 *
 * @returns the time of it, in ms, on the clock of `Event.timeStamp` and `performance.now()`
 */
export function nextPaint(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      // Callbacks of a frame run before its paint, messages after it.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        port1.close();
        resolve(performance.now());
      });
      port1.start();
      port2.postMessage(null);
    });
  });
}
