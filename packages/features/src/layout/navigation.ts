import type { AnyQuery, QueryCall } from "@repo/convex-next";
import { accountCall } from "../account/data";
import { clicksCall } from "../counter/data";
import { customerPagesCall, customersCall } from "../customers/data";

interface NavigationEntry {
  href: string;
  label: string;
  /** The pages it stands for, when they are not those below `href`. */
  within?: string;
  /** What the page behind it needs: ready before the click. */
  data: readonly QueryCall<AnyQuery>[];
}

/** The header's links, in order. A new page that people should find gets its entry here. */
export const navigation: readonly NavigationEntry[] = [
  { href: "/", label: "Home", data: [clicksCall] },
  { href: "/customers", label: "Customers", data: [customerPagesCall()] },
  { href: "/rendering/client", label: "Rendering", within: "/rendering", data: [customersCall] },
  { href: "/prefetch", label: "Prefetch", data: [] },
  { href: "/account", label: "Account", data: [accountCall] },
];
