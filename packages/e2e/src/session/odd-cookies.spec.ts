import { expect, test } from "../fixtures";

/** What other apps on localhost, whose cookies all of them get, and broken ones leave there. */
const COOKIES = [
  "a=\u00FF\u00FE",
  'b="',
  "c=%",
  "=x; ;;",
  "__proto__=1; constructor=2; toString=3",
  'theme={"a":1,"b":[2]}; x=\ty',
  "__session=%E0%A4%A; __client_uat=%; __clerk_db_jwt=%zz",
  "__session=a.b.c; __session_other=; __client_uat=1",
  "ledger_session=\u00FF; ledger_viewer=%; ledger_silent_login=%E0%A4%A",
];
const PATHS = ["/", "/rendering/server", "/customers", "/api/count"];

test("no cookie that a browser may hold breaks a page", async ({ request }) => {
  const answers = PATHS.flatMap((path) =>
    COOKIES.map(async (cookie) => {
      const answer = await request.get(path, {
        headers: { Cookie: cookie, Accept: "text/html" },
        maxRedirects: 0,
      });
      return { path, cookie, broken: answer.status() >= 400 };
    }),
  );
  expect((await Promise.all(answers)).filter(({ broken }) => broken)).toEqual([]);
});
