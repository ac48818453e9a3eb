import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { rowsOf } from "../measurements/compare";
import type { Figure } from "../measurements/format";
import { BarPlot, type Palette } from "./plot";

/** The colours of the site's two themes, for files, which have no variables. */
export const palettes = {
  light: {
    text: "#1f2328",
    line: "#d8dee4",
    subjects: {
      "pages-auth0": "#4f46e5",
      "app-clerk": "#be123c",
      "baseline-pages-auth0": "#6b7280",
      "baseline-app-clerk": "#6b7280",
    },
  },
  dark: {
    text: "#e6edf3",
    line: "#30363d",
    subjects: {
      "pages-auth0": "#a5b4fc",
      "app-clerk": "#fda4af",
      "baseline-pages-auth0": "#9ca3af",
      "baseline-app-clerk": "#9ca3af",
    },
  },
} as const satisfies Record<string, Palette>;

/** A figure's plot as a file of its own, by the code that draws it on the site. */
export function svgFile(figure: Figure, theme: keyof typeof palettes): string {
  const plot = createElement(BarPlot, {
    title: figure.label,
    rows: rowsOf(figure),
    unit: figure.unit,
    exact: figure.exact,
    palette: palettes[theme],
  });
  const attributes = 'xmlns="http://www.w3.org/2000/svg" font-family="system-ui, sans-serif"';
  return `${renderToStaticMarkup(plot).replace("<svg ", `<svg ${attributes} `)}\n`;
}
