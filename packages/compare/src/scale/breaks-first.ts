/** What of this product's design gives way first as it grows, and what to do then. */
export interface Limit {
  name: string;
  what: string;
  when: string;
  remedy: string;
}

export const limits: readonly Limit[] = [
  {
    name: "Tokens of 60 seconds, renewed by every open tab",
    what: "Convex runs every query of a tab again when it authenticates anew. With Clerk's 60-second tokens that is each minute, for a tab nobody looks at as well, and it is most of the App Router's function calls above.",
    when: "From the first open tab on; the bill shows it at some thousand people.",
    remedy:
      "Give Convex the token of a JWT template with a life of an hour, in place of the session token, whose minute Clerk fixes; close the connection of a tab that has been hidden for minutes; spread the renewals, so that everybody who came at nine does not renew in the same second.",
  },
  {
    name: "The one counter document",
    what: "Every open home page subscribes to one document. A change of it runs the query again for each of them, and two changes at once conflict and are retried.",
    when: "At about as many changes a second as one transaction takes: some tens. With 1,000 tabs open each change is 1,000 function calls.",
    remedy:
      "Shard the counter over some documents and sum them in a query, or count in batches on a schedule and show what is seconds old.",
  },
  {
    name: "Reads without a bound that helps",
    what: "listByUser reads up to 500 documents in one call, search reads and ranks what matches a prefix, and a page that stays open keeps every page that was scrolled to subscribed.",
    when: "At some hundred customers a person the bandwidth follows the length of the list instead of what is on the screen; one change of a long list reads it all again.",
    remedy:
      "Page everything, unsubscribe from pages that have left the screen, and keep what lists show in a smaller document.",
  },
  {
    name: "A function on Vercel for each hover",
    what: "In the App Router a link that is rested on renders its page on the server ahead of the click.",
    when: "When links are rested on more often than clicked, as in tables that a pointer crosses.",
    remedy: "Prewarm only, which asks the deployment and not the server; or act on the press of the button.",
  },
];
