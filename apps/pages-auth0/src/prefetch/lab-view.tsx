import { LabView as View } from "@repo/prefetch-lab";
import { env } from "../env";

/** Every way to have the data before the click, to be tried. @param sources the links' code, by technique */
export function LabView({ sources }: { sources: Readonly<Record<string, string>> }) {
  return (
    <View sources={sources} isDevelopment={env.NODE_ENV === "development"}>
      <p>
        Yes. “Next only prefetches static routes” is half of the story: in the Pages Router a link fetches the
        next page&apos;s code, but never the data of getServerSideProps, because nobody knows for how long
        that data may be kept.
      </p>
      <p>
        Your query needs no page, though. As soon as you are about to click, a link can subscribe to it with
        the session that this tab already has. The page that is then shown finds the rows in the client, live,
        and the server is not asked at all.
      </p>
    </View>
  );
}
