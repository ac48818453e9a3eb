import { ClerkError } from "./errors";

/** The bounds the sign-up form is told through the environment resource; characters. */
export const PASSWORD_LENGTH = { min: 8, max: 72 };

/** @throws ClerkError (422) if the password is shorter or longer than {@link PASSWORD_LENGTH} allows. */
export function assertAcceptablePassword(password: string, parameter: string): void {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min) {
    throw new ClerkError(422, "form_password_length_too_short", {
      message: `Passwords must be ${min} characters or more.`,
      parameter,
    });
  }
  if (password.length > max) {
    throw new ClerkError(422, "form_password_length_too_long", {
      message: `Passwords must be less than ${max} characters.`,
      parameter,
    });
  }
}
