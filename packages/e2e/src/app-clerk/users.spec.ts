import { expect, test } from "../fixtures";
import { newcomer } from "../people";
import { users } from "./users";

test("somebody whom the Backend API makes can sign in at once, and is gone when it has removed them", async ({
  app,
  page,
}) => {
  const person = newcomer();
  await users.make(person);
  await expect(users.make(person)).rejects.toThrow("Clerk answered 422");
  await app.signIn(page, person);
  await users.remove(person.email);
  await expect(app.signIn(page, person)).rejects.toThrow("422");
});
