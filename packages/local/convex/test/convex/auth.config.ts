/** As on Convex, what is not set throws when it is read. */
function readVariable(name: string): string | undefined {
  try {
    return process.env[name];
  } catch {
    return undefined;
  }
}

const issuer = readVariable("TEST_ISSUER");
const customIssuer = readVariable("TEST_CUSTOM_ISSUER");

export default {
  providers:
    issuer === undefined || customIssuer === undefined
      ? []
      : [
          { domain: issuer, applicationID: "test-app" },
          {
            type: "customJwt",
            issuer: customIssuer,
            jwks: `${customIssuer}/jwks`,
            algorithm: "ES256",
          },
        ],
};
