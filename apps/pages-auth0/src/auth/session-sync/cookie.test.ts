import { expect, test } from "vitest";
import { appCookie, readCookie, serializeCookie } from "./cookie";

const options = { maxAge: 60, secure: false, httpOnly: false };

test("what is written is read again", () => {
  const written = serializeCookie(appCookie("viewer", "auth0|a; b=ü", options));
  expect(readCookie(`other=1; ${written.split("; ", 1)[0]}`, "viewer")).toBe("auth0|a; b=ü");
});

test("all that a browser needs to know stands in it", () => {
  expect(serializeCookie(appCookie("a", "1", { maxAge: 0, secure: true, httpOnly: true }))).toBe(
    "a=1; Path=/; Max-Age=0; SameSite=Lax; Secure; HttpOnly",
  );
});

test.each(["viewer=%", "viewer=%E0%A4%A", "viewer=%zz"])("%s is no value, and no error", (cookies) => {
  expect(readCookie(cookies, "viewer")).toBeUndefined();
});

test("a name that only begins alike is another cookie", () => {
  expect(readCookie("viewer2=a", "viewer")).toBeUndefined();
});
