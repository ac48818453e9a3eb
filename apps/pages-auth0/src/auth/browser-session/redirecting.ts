import { toast } from "@repo/ui";

let redirecting = false;

/** Whether this document is about to be left for a login or logout: what changes until then is not looked at. */
export const isRedirecting = () => redirecting;

/** Leaves for a login or logout. A failure to do so becomes a message, and the page stays. */
export async function redirect(away: () => Promise<void>): Promise<void> {
  redirecting = true;
  try {
    await away();
  } catch (error) {
    redirecting = false;
    console.error(error);
    toast.error("That did not work. Nothing has changed; try again in a moment.");
  }
}

/** Whoever signs out means to leave: a form with something typed into it does not ask once more, half of it done. */
if (typeof window !== "undefined") {
  const answer = (event: BeforeUnloadEvent) => redirecting && event.stopImmediatePropagation();
  window.addEventListener("beforeunload", answer, { capture: true });
}

/** A page that comes back from the back/forward cache was left, and is not any more. */
if (typeof window !== "undefined") {
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) redirecting = false;
  });
}
