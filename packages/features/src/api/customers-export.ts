import { readAllCustomers } from "./read-customers";
import { apiRoute } from "./route";
import { customersSpreadsheet, SPREADSHEET_TYPE } from "./spreadsheet";
import { bearerOrSessionToken, type ApiOptions } from "./token";

/**
 * GET answers all of the signed-in user's customers as a spreadsheet. This is a Next route because the library that makes
 * it needs Node.js, which Convex's queries and HTTP actions do not run on.
 */
export function customersExportRoute<Context>(options: ApiOptions<Context>) {
  return apiRoute<Context>({
    GET: async (request, context) => {
      const token = await bearerOrSessionToken(request, context, options);
      const customers = await readAllCustomers({ url: options.url, token });
      const day = new Date().toISOString().slice(0, 10);
      return new Response(new Uint8Array(await customersSpreadsheet(customers)), {
        headers: {
          "Content-Type": SPREADSHEET_TYPE,
          "Content-Disposition": `attachment; filename="customers-${day}.xlsx"`,
          "X-Content-Type-Options": "nosniff",
        },
      });
    },
  });
}
