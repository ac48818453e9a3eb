import { readFile } from "node:fs/promises";
import { expectAccessible } from "../accessibility/axe";
import { expect, test } from "../fixtures";
import { builtPage } from "./built-files";

const open = (name: string, text: string) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

for (const [kind, text] of [
  ["a damaged file", "{"],
  ["a file of an older format", '{"format":0}'],
  ["an empty file", ""],
] as const) {
  test(`${kind} is answered with the command that makes a new one`, async ({ page }) => {
    await page.goto(builtPage("changes"));
    await page.getByLabel("Open a file").setInputFiles(open("old.json", text));
    const answer = page.getByRole("status");
    await expect(answer).toContainText("old.json cannot be read");
    await expect(answer).toContainText("pnpm compare");
  });
}

test("the raw samples can be downloaded, and compared with themselves show no difference", async ({
  page,
}) => {
  await page.goto(builtPage("measurements"));
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Raw samples" }).click(),
  ]);
  const samples = await readFile(await download.path(), "utf8");
  await page.getByRole("link", { name: "Compare with another file" }).click();
  await page.getByLabel("Open a file").setInputFiles(open("same.json", samples));
  const answer = page.getByRole("status");
  await expect(answer).toContainText(/(\d+) of \1 figures: no difference/);
  await expect(answer.getByRole("row")).toHaveCount(0);
});

test("what changed is told with its numbers, in a narrow window too", async ({ page }) => {
  const counted = (lines: number) =>
    JSON.stringify({
      format: 1,
      kind: "quick",
      measuredAt: "2001-02-03T04:05:06.000Z",
      commit: "0000000",
      machine: {
        cpu: "A CPU",
        cores: 2,
        memoryBytes: 8e9,
        os: "An OS",
        node: "v20.19.0",
        browser: "A browser",
      },
      versions: {},
      figures: [
        {
          id: "code/lines",
          group: "code",
          label: "Lines",
          unit: "lines",
          better: "lower",
          conditions: {},
          exact: true,
          samples: { "pages-auth0": [lines] },
        },
      ],
    });
  await page.setViewportSize({ width: 375, height: 900 });
  await page.goto(builtPage("changes"));
  await page.getByLabel("Open a file").setInputFiles(open("before.json", counted(123_456)));
  const row = page.getByRole("row", { name: /^Lines Pages Router/ });
  await expect(row).toContainText("123,456 lines");
  await expect(row).toContainText("better");
  await expect(page.getByText("Two machines")).toBeVisible();
  await expectAccessible(page);
});
