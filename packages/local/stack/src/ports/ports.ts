import { type AppKey, apps } from "#config/apps/index";
import { type ServicePortName, services } from "#config/services/index";

/** The TCP ports of one run. */
export type Ports = Readonly<Record<AppKey | ServicePortName, number>>;

const used = Object.entries({
  ...apps,
  ...Object.assign({}, ...Object.values(services).map(({ ports }) => ports)),
} as Record<keyof Ports, { port: number }>);

const shifted = (by: number) =>
  Object.fromEntries(used.map(([name, { port }]) => [name, port + by])) as unknown as Ports;

/** `dev`, `build`, `start`: beside these, a test run uses {@link testPorts}. */
export const devPorts: Ports = shifted(0);

/** The development ports plus 1000, so that tests run beside `dev`. */
export const testPorts: Ports = shifted(1000);

/** The variable by which several test runs on one machine, each in a checkout of its own, keep out of each other's way. */
export const portOffsetVariable = "STACK_PORT_OFFSET";

const highestOffset = 60_000;

/** The ports above 1023 that browsers refuse (https://fetch.spec.whatwg.org/#port-blocking), and Next.js with them. */
const refusedByBrowsers: ReadonlySet<number> = new Set([
  1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697,
  10080,
]);

/**
 * A test's ports, all of them moved by STACK_PORT_OFFSET if it is set.
 *
 * @throws Error when that is not a whole number that leaves the ports in their range, or moves one to where no browser goes
 */
export function testPortsOf(env: Readonly<Record<string, string>>): Ports {
  const text = env[portOffsetVariable] ?? "0";
  const offset = Number(text);
  if (!/^\d+$/.test(text) || offset > highestOffset) {
    throw new Error(
      `${portOffsetVariable} is "${text}". Set it to a number from 0 to ${highestOffset}, such as 100.`,
    );
  }
  const ports = shifted(1000 + offset);
  const refused = Object.entries(ports).find(([, port]) => refusedByBrowsers.has(port));
  if (refused)
    throw new Error(
      `${portOffsetVariable} is "${text}", which moves ${refused[0]} to port ${refused[1]}. Browsers refuse that one: set ` +
        "another number, such as 100.",
    );
  return ports;
}
