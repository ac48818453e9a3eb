/** What must have no body (Fetch standard, section 2.2.3). */
const NULL_BODY_STATUSES: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * `Response` as functions in Convex's default runtime know it (npm-packages/udf-runtime/src/23_response.ts of
 * convex-backend). Unlike Node's it takes a body for a status that has none, which is then not sent, and leads to
 * wherever it is told, as a path too; an error is an answer of status 500.
 */
export const FunctionsResponse: typeof Response = new Proxy(Response, {
  construct(target, [body, init]: ConstructorParameters<typeof Response>, newTarget) {
    const sent = NULL_BODY_STATUSES.has(Number(init?.status)) ? null : body;
    return Reflect.construct(target, [sent, init], newTarget);
  },
  get(target, name) {
    return Object.hasOwn(REPLACED, name) ? Reflect.get(REPLACED, name) : Reflect.get(target, name);
  },
});

const REPLACED = {
  redirect: (url: string | URL, status = 302) =>
    new FunctionsResponse(null, { status, headers: { location: String(url) } }),
  error: () => new FunctionsResponse(null, { status: 500 }),
};
