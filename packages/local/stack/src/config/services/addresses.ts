import { z } from "zod";

/** An issuer as its tokens have it, with or without a slash at its end. */
export const issuer = z.url({ protocol: /^https?$/ });

/** An address without a slash at its end: the SDKs append paths to it. */
export const address = issuer.transform((value) => value.replace(/\/$/, ""));
