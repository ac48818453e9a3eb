import { Migrations, type MigrationStatus } from "@convex-dev/migrations";
import { components, internal } from "./_generated/api";
import type { DataModel } from "./_generated/dataModel";
import { internalMutation, internalQuery } from "./_generated/server";
import { COUNTED_AT_ONCE, countCustomer } from "./model/counts";

/**
 * What data from before a change needs. `npx convex run migrations:run` after every push: what has run does not run again.
 * Each is written so that it may all the same, and beside whatever people do meanwhile.
 */
const migrations = new Migrations<DataModel>(components.migrations, { internalMutation });

/** Counts the customers from before there was a count. */
export const countCustomers = migrations.define({
  table: "customers",
  batchSize: COUNTED_AT_ONCE,
  migrateOne: countCustomer,
});

/** After `countCustomers`: says of each user that all of their customers are counted. */
export const trustCounts = migrations.define({
  table: "users",
  migrateOne: (_ctx, { customersCounted }) =>
    customersCounted === undefined ? { customersCounted: true } : undefined,
});

const all = [internal.migrations.countCustomers, internal.migrations.trustCounts];

/** Runs all of them, one after the other. */
export const run = migrations.runner(all);

/** How far each of them is, the last one first. */
export const status = internalQuery({
  args: {},
  handler: (ctx): Promise<MigrationStatus[]> => migrations.getStatus(ctx, { migrations: all }),
});
