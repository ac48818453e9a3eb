const issuer = process.env.TEST_ISSUER;
const customIssuer = process.env.TEST_CUSTOM_ISSUER;

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
