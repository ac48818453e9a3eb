import { onTestFinished } from "vitest";
import { services, type ServiceName } from "#config/services/index";
import { localScripts } from "#run/services";
import { sampleUsersFile } from "#sample-users";
import { launch } from "#service/launch";

/**
 * Starts a local service on a free port, so that a test can take it for a real one. It ends with the test.
 *
 * @returns what it says when it is ready
 */
export async function startLocalService<Ready>(
  name: ServiceName,
  args: readonly string[] = [],
): Promise<Ready> {
  const service = launch(
    {
      name,
      script: localScripts()[name],
      args: [
        "--port",
        "0",
        ...(services[name].signsInTo === undefined ? [] : ["--users", sampleUsersFile]),
        ...args,
      ],
      env: { PATH: process.env.PATH ?? "", ...trusted },
      readySchema: services[name].ready,
    },
    () => undefined,
  );
  onTestFinished(async () => {
    service.child.kill("SIGTERM");
    await service.ended;
  });
  return (await service.ready) as Ready;
}

/** Issuers for a deployment that must know some; nobody signs in. */
const trusted = Object.fromEntries(
  Object.values(services).flatMap(({ variables }) =>
    variables.flatMap(({ onDeployment }) => (onDeployment ? [[onDeployment, "https://issuer.example"]] : [])),
  ),
);
