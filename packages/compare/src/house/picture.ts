import { rowsOf, withoutDetours, type HousePackage } from "./graph";

/** Colours for a file, which has no variables. */
const palettes = {
  light: { text: "#1f2328", muted: "#59636e", line: "#8c959f", ships: "#ddf4ff", local: "#f6f8fa" },
  dark: { text: "#e6edf3", muted: "#9198a1", line: "#6e7681", ships: "#0c2d6b", local: "#161b22" },
} as const;

const BOX = { width: 148, height: 34, gapX: 18, gapY: 46 };
const MARGIN = 12;

/** What never ships: the services of this machine, and what is there to compare and to test. */
const isLocal = (folder: string): boolean => /^packages\/(?:local\/|e2e|compare|deploy|keep)/.test(folder);

/** The house as SVG: each package stands above all that it uses; lines lead to what it uses, without detours. */
function housePicture(house: readonly HousePackage[], theme: keyof typeof palettes): string {
  const colours = palettes[theme];
  // What ships stands on the left.
  const rows = rowsOf(house).map((row) => row.toSorted((a, b) => Number(isLocal(a)) - Number(isLocal(b))));
  const widest = Math.max(...rows.map((row) => row.length));
  const width = 2 * MARGIN + widest * (BOX.width + BOX.gapX) - BOX.gapX;
  const height = 2 * MARGIN + rows.length * (BOX.height + BOX.gapY) - BOX.gapY + 26;
  const places = new Map(
    rows.flatMap((row, y) => {
      const left = (width - row.length * (BOX.width + BOX.gapX) + BOX.gapX) / 2;
      return row.map(
        (folder, x) =>
          [
            folder,
            { x: left + x * (BOX.width + BOX.gapX), y: MARGIN + y * (BOX.height + BOX.gapY) },
          ] as const,
      );
    }),
  );
  const lines = withoutDetours(house).flatMap(({ folder, uses }) =>
    uses.map((used) => {
      const from = places.get(folder);
      const to = places.get(used);
      if (!from || !to) throw new Error(`${folder} uses ${used}, which is no package of this workspace.`);
      const [x1, y1, x2, y2] = [from.x + BOX.width / 2, from.y + BOX.height, to.x + BOX.width / 2, to.y];
      const middle = (y1 + y2) / 2;
      return `<path d="M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}"/>`;
    }),
  );
  const boxes = [...places].map(([folder, { x, y }]) => {
    const fill = isLocal(folder) ? colours.local : colours.ships;
    const label = folder.replace(/^packages\//, "");
    return [
      `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="7" fill="${fill}" stroke="${colours.line}"/>`,
      `<text x="${x + BOX.width / 2}" y="${y + 22}" text-anchor="middle" fill="${colours.text}">${label}</text>`,
    ].join("");
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-label="Packages, each above what it uses">`,
    `<g fill="none" stroke="${colours.line}" stroke-width="1.2">${lines.join("")}</g>`,
    ...boxes,
    `<text x="${width / 2}" y="${height - 8}" text-anchor="middle" font-size="12" fill="${colours.muted}">Lines lead down to what a package uses. Coloured: what ships.</text>`,
    "</svg>\n",
  ].join("\n");
}

/** The files, by their names below `data`. */
export const houseFiles = (house: readonly HousePackage[]): Record<string, string> => ({
  "house-light.svg": housePicture(house, "light"),
  "house-dark.svg": housePicture(house, "dark"),
});
