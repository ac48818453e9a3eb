import { ProgressBar } from "@repo/ui";
import { useRouter } from "next/router";
import { useEffect, useState } from "react";

/** A bar at the top while the next page's code or data is on its way. */
export function Progress() {
  const { events } = useRouter();
  const [active, setActive] = useState(false);
  useEffect(() => {
    const start = () => setActive(true);
    const stop = () => setActive(false);
    events.on("routeChangeStart", start);
    events.on("routeChangeComplete", stop);
    events.on("routeChangeError", stop);
    return () => {
      events.off("routeChangeStart", start);
      events.off("routeChangeComplete", stop);
      events.off("routeChangeError", stop);
    };
  }, [events]);
  return <ProgressBar active={active} />;
}
