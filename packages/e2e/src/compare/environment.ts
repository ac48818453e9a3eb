import { read } from "../environment";

/** The one other origin that may show the apps in frames. */
export const compareOrigin = read("COMPARE_ORIGIN");
