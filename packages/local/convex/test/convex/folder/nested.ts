import { query } from "../builders";

export const hello = query({ args: {}, handler: () => "hello" });
