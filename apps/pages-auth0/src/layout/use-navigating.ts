import { useRouter } from "next/router";
import { useEffect, useState } from "react";

/** Whether the router is on its way to a page. */
export function useNavigating(): boolean {
  const { events } = useRouter();
  const [navigating, setNavigating] = useState(false);
  useEffect(() => {
    const start = () => setNavigating(true);
    const stop = () => setNavigating(false);
    events.on("routeChangeStart", start);
    events.on("routeChangeComplete", stop);
    events.on("routeChangeError", stop);
    return () => {
      events.off("routeChangeStart", start);
      events.off("routeChangeComplete", stop);
      events.off("routeChangeError", stop);
    };
  }, [events]);
  return navigating;
}
