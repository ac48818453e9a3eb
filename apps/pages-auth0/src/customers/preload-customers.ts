import { isUnknownIssuer } from "@repo/convex-next/server";
import type { CustomersListProps } from "@repo/features/customers";
import { readListSearchParams } from "@repo/features/customers/list-search-params";
import { preloadList } from "@repo/features/customers/preload-list";
import type { NextPageContext } from "next";
import { preloadForViewer, type RequestContext } from "../auth/server";
import type { ForbiddenProps } from "../auth/with-viewer";

export type PreloadedCustomers = Pick<CustomersListProps, "preloaded"> & ForbiddenProps;

/**
 * The customers of somebody who has a session on the server, for the first HTML of their page. Everybody else's come by
 * the browser's own session: nobody is sent through the tenant for this page.
 */
export async function preloadCustomers({ req, res, query }: NextPageContext): Promise<PreloadedCustomers> {
  if (!req || !res) return {};
  const params = readListSearchParams({ get: (name) => [query[name]].flat()[0] ?? null });
  try {
    // Next.js adds the cookies to every request that it renders a page for; its type says so for getServerSideProps.
    const context = { req: req as RequestContext["req"], res };
    return { preloaded: await preloadList(params, (call) => preloadForViewer(call, context)) };
  } catch (error) {
    if (!isUnknownIssuer(error)) throw error;
    console.error(error);
    res.statusCode = 403;
    return { forbidden: true };
  }
}
