import { LabView as View } from "@repo/prefetch-lab";
import { env } from "../env";

/** Every way to have the data before the click, to be tried. @param sources the links' code, by technique */
export function LabView({ sources }: { sources: Readonly<Record<string, string>> }) {
  return (
    <View sources={sources} isDevelopment={env.NODE_ENV === "development"}>
      <p>
        Yes. “Next only prefetches static routes” is not so: a plain link leaves your query for the click, but
        {" <Link prefetch={true}> "}runs the dynamic page on the server, with your cookies, before it. What it
        fetched is kept for five minutes and can be out of date; and it costs one run of the query for each
        link on the screen, clicked or not.
      </p>
      <p>
        So ask only when somebody is about to click, and twice: Next for the page, and the deployment for the
        query, with the session that this tab already has. The page that is then shown finds its rows in the
        client, live, and the server is not asked again.
      </p>
      <p>
        One more way is not here, as it is a setting of the whole app: with cacheComponents and a read marked
        “use cache: private” every link on the screen has its rows, up to five minutes old. It was built and
        measured beside this one; apps/app-clerk/decisions/0001-caching-model.md has the numbers and what it
        asks of the pages.
      </p>
    </View>
  );
}
