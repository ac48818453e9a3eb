import { apiRoute } from "../../../api/route";
import { bearerOrSessionToken } from "../../../api/token";
import { readAllCustomers } from "../../../customers/read-customers";
import { customersSpreadsheet, SPREADSHEET_TYPE } from "../../../customers/spreadsheet";
import { env } from "../../../env";

/**
 * GET answers all of the signed-in user's customers as a spreadsheet. This is a Next route because the library that makes
 * it needs Node.js, which Convex's queries and HTTP actions do not run on.
 */
export default apiRoute<Buffer>({
  GET: async (req, res) => {
    const token = await bearerOrSessionToken(req, res);
    const customers = await readAllCustomers({ url: env.NEXT_PUBLIC_CONVEX_URL, token });
    const day = new Date().toISOString().slice(0, 10);
    res.setHeader("Content-Type", SPREADSHEET_TYPE);
    res.setHeader("Content-Disposition", `attachment; filename="customers-${day}.xlsx"`);
    res.setHeader("X-Content-Type-Options", "nosniff");
    res.status(200).send(await customersSpreadsheet(customers));
  },
});
