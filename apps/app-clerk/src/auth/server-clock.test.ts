import { expect, test } from "vitest";
import { hasWrongClock, withoutSession } from "./server-clock";

const NOW = 1_800_000_000;

/** A session cookie with a token that was issued `age` seconds ago and lives for a minute. */
function session(age: number, name = "__session") {
  const claims = { iat: NOW - age, exp: NOW - age + 60 };
  return { name, value: `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature` };
}

const redirects = (count: number) => ({ name: "__clerk_redirect_count", value: String(count) });

test.each([
  ["nobody is signed in", []],
  ["the token is of now", [session(0)]],
  ["the clocks differ by what Clerk accepts", [session(-4)]],
  ["the token has expired, which it does while a laptop sleeps", [session(600)]],
  ["the token is a fresh one of Clerk's", [session(0), redirects(1)]],
  ["an old one is beside the fresh one", [session(600), session(0, "__session_abc"), redirects(1)]],
  ["the cookie holds no token", [{ name: "__session", value: "%.e30.%" }]],
  ["the cookie holds another kind of JSON", [{ name: "__session", value: "a.bnVsbA.b" }]],
])("the clock is right, as far as one can see: %s", (_, cookies) => {
  expect(hasWrongClock(cookies, NOW)).toBe(false);
});

test.each([
  ["a minute behind: the token is of the future", [session(-60)]],
  ["behind, with the instance's own cookie", [session(600), session(-60, "__session_abc")]],
  ["ahead: what Clerk has just issued has expired", [session(120), redirects(1)]],
])("the clock is wrong: %s", (_, cookies) => {
  expect(hasWrongClock(cookies, NOW)).toBe(true);
});

test("without the session all other cookies are there, and pages learn why", () => {
  const cookies = [
    session(0),
    session(0, "__session_abc"),
    { name: "__client_uat_abc", value: "1" },
    { name: "__clerk_db_jwt", value: "dvb" },
    { name: "theme", value: "dark" },
  ];
  const headers = withoutSession(new Headers({ Accept: "text/html" }), cookies);
  expect(headers.get("Cookie")).toBe("__clerk_db_jwt=dvb; theme=dark");
  expect(headers.get("Accept")).toBe("text/html");
  expect(headers.has("x-server-clock")).toBe(true);
});
