import type { Deployment } from "../../src/index";

/** A page as somebody sees it, and as it was sent. */
export interface ShownPage {
  status: number;
  headers: Headers;
  markup: string;
  /** What of the markup is text, with one space between words. */
  text: string;
}

/** The deployment's own pages in a browser that has them open at their own address. */
export function openDashboard({ url }: Pick<Deployment, "url">) {
  const show = async (response: Response): Promise<ShownPage> => {
    const markup = await response.text();
    return { status: response.status, headers: response.headers, markup, text: textOf(markup) };
  };
  return {
    open: async (path: string, headers: Record<string, string> = {}) =>
      await show(await fetch(`${url}/_local${path}`, { headers, redirect: "manual" })),
    submit: async (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      await show(
        await fetch(`${url}/_local${path}`, {
          method: "POST",
          headers: { origin: url, "sec-fetch-site": "same-origin", ...headers },
          body: new URLSearchParams(fields),
          redirect: "manual",
        }),
      ),
  };
}

export type Dashboard = ReturnType<typeof openDashboard>;

/** The address in the first link, or attribute, that matches. */
export function addressIn({ markup }: ShownPage, pattern: RegExp): string {
  const found = pattern.exec(markup)?.[1];
  if (found === undefined) throw new Error(`The page has no ${pattern}: ${markup}`);
  return unescaped(found).replace(/^\/_local/, "");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

function unescaped(text: string): string {
  return text.replaceAll(/&[^;]+;/g, (entity) => ENTITIES[entity] ?? entity);
}

function textOf(markup: string): string {
  const content = markup.replace(/^[^]*<main[^>]*>/, "");
  return unescaped(content.replaceAll(/<[^>]*>/g, " ")).replaceAll(/\s+/g, " ");
}
