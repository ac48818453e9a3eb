import { useSyncExternalStore } from "react";

let isPrinting = false;

/** Tells when the browser is about to print, and when it has. Returns the way to stop. */
function subscribeToPrinting(onChange: () => void): () => void {
  const become = (printing: boolean) => () => {
    isPrinting = printing;
    onChange();
  };
  const [before, after] = [become(true), become(false)];
  window.addEventListener("beforeprint", before);
  window.addEventListener("afterprint", after);
  return () => {
    window.removeEventListener("beforeprint", before);
    window.removeEventListener("afterprint", after);
  };
}

/** Whether the page is being printed. What changes with it is in the document before the browser looks. */
export function usePrinting(): boolean {
  return useSyncExternalStore(
    subscribeToPrinting,
    () => isPrinting,
    () => false,
  );
}
