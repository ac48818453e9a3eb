import { groups, type Figure, type Group } from "../../measurements/format";

/** More figures than this are too many for one look: then each condition starts with one of its values. */
const ONE_LOOK = 24;
export const ALL = "all";

/** What the page shows, as its address says. */
export interface Selection {
  readonly group: Group;
  /** Each condition that has more than one value in the group, with its values and the one that is chosen. */
  readonly choices: readonly {
    readonly name: string;
    readonly values: readonly string[];
    readonly chosen: string;
  }[];
  readonly figures: readonly Figure[];
  /** The one that a link led to. */
  readonly marked: string | undefined;
  /** What of the address there is nothing for, as "name=value". */
  readonly refused: readonly string[];
}

/** The groups that a file has figures of. */
export const groupsOf = (figures: readonly Figure[]): Group[] =>
  groups.filter((group) => figures.some((figure) => figure.group === group));

/** Reads the address: `figure=<id>` leads to one figure among its like, `group=` and a condition's name choose. */
export function select(figures: readonly Figure[], search: URLSearchParams): Selection | undefined {
  const marked = figures.find(({ id }) => id === search.get("figure"));
  const group =
    marked?.group ?? groupsOf(figures).find((group) => group === search.get("group")) ?? groupsOf(figures)[0];
  if (group === undefined) return undefined;
  const own = figures.filter((figure) => figure.group === group);
  const names = [...new Set(own.flatMap(({ conditions }) => Object.keys(conditions)))];
  const choices = names.flatMap((name) => {
    const values = [...new Set(own.flatMap(({ conditions }) => conditions[name] ?? []))];
    const first = own.length > ONE_LOOK ? (values[0] ?? ALL) : ALL;
    const asked = marked === undefined ? search.get(name) : marked.conditions[name];
    const chosen = [...values, ALL].find((value) => value === asked) ?? first;
    return values.length < 2 ? [] : [{ name, values, chosen }];
  });
  const isKnown = (name: string, value: string) => {
    if (name === "figure") return value === marked?.id;
    // What a figure's link says beside the figure chooses nothing.
    if (name === "group") return marked !== undefined || value === group;
    return (
      names.includes(name) && (value === ALL || own.some(({ conditions }) => conditions[name] === value))
    );
  };
  return {
    group,
    choices,
    marked: marked?.id,
    refused: [...search].flatMap(([name, value]) => (isKnown(name, value) ? [] : [`${name}=${value}`])),
    figures: own.filter(({ conditions }) =>
      choices.every(({ name, chosen }) => chosen === ALL || (conditions[name] ?? chosen) === chosen),
    ),
  };
}

/** The address of a selection with one condition changed. */
export function withChoice({ group, choices }: Selection, name: string, value: string): string {
  const search = new URLSearchParams({ group });
  for (const choice of choices) search.set(choice.name, choice.name === name ? value : choice.chosen);
  return `measurements?${search.toString()}`;
}
