import { pathShapes } from "@repo/convex-next/testing/pointer-paths";
import { predictors, tryPredictor } from "@repo/convex-next/testing/pointer-trial";
import { percentile } from "@repo/prefetch-lab/measurement";
import { test } from "../../fixtures";

const PATHS = 1000;

test("what predicts where a pointer goes", async ({ app: _app }, testInfo) => {
  const lines = pathShapes.flatMap((shape) =>
    Object.entries(predictors).map(([name, predict]) => {
      const trials = tryPredictor(predict, shape, PATHS);
      const lead = (percent: number) =>
        Math.round(
          percentile(
            trials.map(({ lead }) => lead),
            percent,
          ),
        );
      const others = trials.reduce((sum, { others }) => sum + others, 0) / PATHS;
      return `| ${[shape, name, lead(50), `${lead(10)} to ${lead(90)}`, others.toFixed(2)].join(" | ")} |`;
    }),
  );
  const table = [
    "### Paths to a row",
    "",
    `| ${PATHS} paths | predictor | known before it is reached, ms | 80 % of them | other rows a path |`,
    "|---|---|---|---|---|",
    ...lines,
    "",
  ];
  await testInfo.attach("predictors", { body: table.join("\n"), contentType: "text/markdown" });
});
