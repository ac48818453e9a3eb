import { api } from "@repo/convex-backend/api";
import { runMutation, runQuery, type ServerOptions } from "@repo/convex-next/server";
import { labCustomer, ROWS } from "./data";

/**
 * Gives the lab's customer a new company, as its owner. It is made (anew) when it is not among the rows.
 *
 * @returns the company: it says when
 */
export async function changeLabCustomer(options: ServerOptions & { token: string }): Promise<string> {
  const company = `Changed at ${new Date().toISOString().slice(11, 23)}`;
  // Not the lab's own query: its runs are counted.
  const customers = await runQuery(api.customers.listByUser, {}, options);
  const index = customers.findIndex(({ email }) => email === labCustomer.email);
  const id = customers[index]?._id;
  if (id !== undefined && index < ROWS) {
    await runMutation(api.customers.update, { id, company }, options);
    return company;
  }
  if (id !== undefined) await runMutation(api.customers.remove, { id }, options);
  await runMutation(api.customers.create, { ...labCustomer, company }, options);
  return company;
}
