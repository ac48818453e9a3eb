import { expect, test } from "vitest";
import { deploymentOf, previewComment } from "./comment";

const preview = {
  deployment: "https://happy-otter-123.convex.cloud",
  apps: { one: "https://one.vercel.app", two: "https://two.vercel.app" },
};

test("the comment has every address, and the deployment is found in it again", () => {
  const comment = previewComment(preview);
  expect(comment).toContain("- **one**: https://one.vercel.app\n- **two**: https://two.vercel.app\n");
  expect(deploymentOf(comment)).toBe("happy-otter-123");
});

test("a region in the URL is no part of the name", () => {
  const comment = previewComment({
    ...preview,
    deployment: "https://happy-otter-123.eu-west-1.convex.cloud",
  });
  expect(deploymentOf(comment)).toBe("happy-otter-123");
});

test("somebody's own words name no deployment, and what is no deployment is no preview", () => {
  expect(deploymentOf("deployment: happy-otter-123")).toBeUndefined();
  expect(() => previewComment({ ...preview, deployment: "http://127.0.0.1:3210" })).toThrow(
    "not the URL of a deployment",
  );
});
