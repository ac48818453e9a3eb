import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import type { Deployment } from "../../src/index";
import { openDashboard, type Dashboard } from "../support/dashboard";
import { startEmptyDeployment, startTestDeployment } from "../support/deployment";

let deployment: Deployment;
let dashboard: Dashboard;
beforeAll(async () => {
  deployment = await startTestDeployment();
  dashboard = openDashboard(deployment);
});
afterAll(() => deployment.close());

const run = (path: string, args: string, identity = "") =>
  dashboard.submit(`/function?path=${path}`, { args, identity });

test("all functions are listed, with what they take", async () => {
  const { text, markup } = await dashboard.open("/functions");
  expect(text).toContain("counter:get query public name: v.string()");
  expect(text).toContain("counter:incrementByAction action public name: v.string()");
  expect(text).toContain("counter:secret query internal None");
  expect(text).toContain("folder/nested:");
  expect(text).toContain("cursor: v.union(v.string(), v.null())");
  expect(markup).toContain('href="/_local/function?path=counter%3Aget"');
});

test("a deployment without functions says where they come from", async () => {
  const empty = await startEmptyDeployment();
  onTestFinished(() => empty.close());
  expect((await openDashboard(empty).open("/functions")).text).toContain("npx convex dev");
});

test.each([
  ["a query", "counter:get", '{"name":"unused"}', "Result 0"],
  ["a mutation", "counter:increment", '{"name":"by form"}', "Result 1"],
  ["an action", "counter:incrementByAction", '{"name":"by action"}', 'Result "now 1"'],
  ["an internal function", "counter:secret", "{}", "Result 42"],
])("runs %s, and the form stays filled", async (_what, path, args, result) => {
  const { status, text, markup } = await run(path, args, '{"name": "Ada"}');
  expect(status).toBe(200);
  expect(text).toContain(result);
  expect(markup).toContain(`>${args.replaceAll('"', "&quot;")}</textarea>`);
  expect(markup).toContain(">{&quot;name&quot;: &quot;Ada&quot;}</textarea>");
});

test("nothing runs because its address is opened", async () => {
  await dashboard.open('/function?path=counter:increment&args={"name":"by address"}');
  expect((await run("counter:get", '{"name":"by address"}')).text).toContain("Result 0");
});

test("shows the log lines, and what a function throws with its data", async () => {
  expect((await run("counter:log", "{}")).text).toContain("Log lines [LOG] 'hello from the deployment'");
  const failed = await run("counter:fail", '{"name":"x"}');
  expect(failed.status).toBe(200);
  expect(failed.text).toMatch(/Error \[Request ID: \w+\] Server Error Uncaught Error: kaboom Log lines/);
  expect((await run("counter:get", '{"name":"x"}')).text).toContain("Result 0");
  const refused = await run("counter:refuse", "{}");
  expect(refused.text).toContain('"code": "REFUSED", "n": {"$integer":"BQAAAAAAAAA="} 5n');
});

test.each([
  ["what is no JSON", "{name}", "This is not JSON"],
  ["what is no object", "[]", "A function takes one object with named arguments."],
  ["a missing argument", "{}", "Object is missing the required field `name`."],
  [
    "a wrong argument",
    '{"name":5}',
    "Value does not match validator. Path: .name Value: 5.0 Validator: v.string()",
  ],
  ["what Convex does not have", '{"name":{"$integer":5}}', "Malformed $integer field"],
])("arguments with %s are told of beside their field, and nothing runs", async (_what, args, problem) => {
  const { cursor } = await deployment.engine.executionLog(0, 0);
  const { status, text, markup } = await run("counter:increment", args);
  expect(status).toBe(400);
  expect(markup).toMatch(
    /<textarea\s[^>]*name="args"[^>]*aria-invalid="true"[^>]*aria-describedby="args-error"/,
  );
  expect(markup).not.toMatch(/name="identity"[^>]*aria-invalid/);
  expect(markup).toContain(`>${args.replaceAll('"', "&quot;")}</textarea>`);
  expect(text).toContain(problem);
  expect((await deployment.engine.executionLog(0, 0)).cursor).toBe(cursor);
});

test("runs a function as somebody, who need not be described in whole", async () => {
  const { text } = await run("customers:whoAmI", "{}", '{"subject":"ada","email":"ada@example.com"}');
  expect(text).toContain('"email": "ada@example.com"');
  expect(text).toContain('"tokenIdentifier": "https://convex.test|ada"');
  expect((await run("customers:whoAmI", "{}", '{"name":"Ada"}')).text).toMatch(/"subject": "\w+"/);
  expect((await run("customers:whoAmI", "{}")).text).toContain("Result null");
});

test.each([
  ["{name}", "This is not JSON"],
  ["5", "An identity is one object"],
  ['{"subject":5}', "tokenIdentifier, subject and issuer must be strings."],
])("an identity that is none is told of beside its field: %s", async (identity, problem) => {
  const { status, text, markup } = await run("customers:whoAmI", "{}", identity);
  expect(status).toBe(400);
  expect(markup).toMatch(/name="identity"[^>]*aria-invalid="true"/);
  expect(text).toContain(problem);
});

test("markup in arguments, results, errors and log lines is text", async () => {
  const hostile = `</pre></textarea><script>alert('&')</script>`;
  const { markup, text } = await run("counter:echo", JSON.stringify({ value: { [hostile]: [hostile] } }));
  expect(markup).not.toContain("<script");
  expect(text.split("<script>alert('&')</script>")).toHaveLength(5);
  const refused = await run("counter:get", JSON.stringify({ name: "x", [hostile]: 1 }));
  expect(refused.markup).not.toContain("<script");
  expect(refused.text).toContain(`extra field \`${hostile}\``);
});
