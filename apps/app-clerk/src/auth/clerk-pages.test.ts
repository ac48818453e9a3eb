import { expect, test } from "vitest";
import { isClerkPage } from "./clerk-pages";

test.each(["/sign-in", "/sign-in/factor-one", "/sign-up/verify-email-address", "/user-profile/security"])(
  "%s is made of Clerk's components",
  (path) => expect(isClerkPage(path)).toBe(true),
);

test.each(["/", "/customers", "/sign-in-help", "/customers/sign-in", "/rendering/user-profile"])(
  "%s is not",
  (path) => expect(isClerkPage(path)).toBe(false),
);
