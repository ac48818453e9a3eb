import { useEffect, useEffectEvent, useRef } from "react";

/**
 * Notices when somebody comes back from a tab that a link here has opened.
 *
 * @returns to call when the link is followed
 */
export function useReturn(onReturn: () => void): () => void {
  const isAway = useRef(false);
  const back = useEffectEvent(() => {
    if (!isAway.current || document.visibilityState === "hidden") return;
    isAway.current = false;
    onReturn();
  });
  useEffect(() => {
    const listener = () => back();
    document.addEventListener("visibilitychange", listener);
    window.addEventListener("focus", listener);
    return () => {
      document.removeEventListener("visibilitychange", listener);
      window.removeEventListener("focus", listener);
    };
  }, []);
  return () => {
    isAway.current = true;
  };
}
