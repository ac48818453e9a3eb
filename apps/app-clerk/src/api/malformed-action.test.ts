import { expect, test } from "vitest";
import { isMalformedAction } from "./malformed-action";

const ID = `00${"9a".repeat(20)}`;

function post(headers: Record<string, string>, body: string): Request {
  return new Request("http://localhost/", { method: "POST", headers, body });
}

function form(fields: Record<string, string>, headers: Record<string, string> = {}): Request {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return new Request("http://localhost/", { method: "POST", headers, body });
}

const text = { "Next-Action": ID, "Content-Type": "text/plain;charset=UTF-8" };
const multipart = { "Content-Type": "multipart/form-data; boundary=x" };

test.each<[string, Request]>([
  ["a call by a script", post(text, "[]")],
  ["a call by a script, with a form", form({ "0": '["$K1"]', "1_count": "8" }, { "Next-Action": ID })],
  ["a form without a script", form({ [`$ACTION_ID_${ID}`]: "", count: "8" })],
  ["a form with bound arguments", form({ $ACTION_REF_1: "", "$ACTION_1:0": `{"id":"${ID}","bound":null}` })],
])("%s is well-formed, and its body can still be read", async (_, request) => {
  expect(await isMalformedAction(request)).toBe(false);
  expect((await request.text()).length).toBeGreaterThan(0);
});

test.each<[string, Request]>([
  ["an id that is none", post({ ...text, "Next-Action": "x" }, "[]")],
  ["arguments that are no JSON", post(text, "[broken")],
  ["no arguments", post(text, "")],
  ["a form that is none", post({ ...multipart, "Next-Action": ID }, "garbage")],
  ["a form without arguments", form({ other: "1" }, { "Next-Action": ID })],
  ["a form without a script that is none", post(multipart, "garbage")],
  ["a form without a boundary", post({ "Content-Type": "multipart/form-data" }, "garbage")],
  ["a form without an action", form({ count: "8" })],
  ["a form with an id that is none", form({ $ACTION_ID_abc: "" })],
  ["bound arguments that are no JSON", form({ $ACTION_REF_1: "", "$ACTION_1:0": "{broken" })],
  ["bound arguments that are not there", form({ $ACTION_REF_1: "" })],
])("%s is malformed", async (_, request) => {
  expect(await isMalformedAction(request)).toBe(true);
});
