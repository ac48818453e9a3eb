import type { CustomerStatus } from "../../rules";

const FIRST = [
  "Ada",
  "Grace",
  "Alan",
  "Barbara",
  "Edsger",
  "Radia",
  "Donald",
  "Margaret",
  "Tim",
  "Katherine",
];
const LAST = ["Okafor", "Lindqvist", "Moreau", "Tanaka", "Silva", "Novak", "Haddad", "Kowalska", "Byrne"];
const COMPANY = [
  "Northwind Bakery",
  "Harbour & Sons",
  "Cedar Clinic",
  "Blue Door Books",
  "Kite Logistics",
  "Fern Studio",
  "Atlas Tools",
];
const STATUS: CustomerStatus[] = ["active", "lead", "active", "paused", "lead"];

const at = <T>(list: readonly [T, ...T[]] | readonly T[], i: number): T => list[i % list.length] as T;

/** `count` made-up customers. The lists' lengths are coprime, so 630 names come before the first repeats. */
export function sampleCustomers(count: number) {
  return Array.from({ length: count }, (_, i) => {
    const [first, last] = [at(FIRST, i), at(LAST, i)];
    return {
      name: `${first} ${last}`,
      email: `${first}.${last}@example.com`.toLowerCase(),
      company: at(COMPANY, i),
      status: at(STATUS, i),
      notes: "",
    };
  });
}
