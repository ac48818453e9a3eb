/** A source map (ECMA-426); bundlers write one map for each part of a file. */
export interface SourceMap {
  sources?: readonly string[];
  mappings?: string;
  sections?: readonly { offset: { line: number; column: number }; map: SourceMap }[];
}

/** From where some text of a generated file is. */
interface Start {
  line: number;
  column: number;
  /** Undefined for what the bundler has added. */
  source: string | undefined;
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The text of a generated file, by the source that it was made of; what belongs to none is under "". */
export function textBySource(code: string, map: SourceMap): Map<string, string> {
  const lines = code.split("\n");
  const texts = new Map<string, string[]>();
  const add = (source: string, text: string) => {
    if (text === "") return;
    const list = texts.get(source);
    if (list) list.push(text);
    else texts.set(source, [text]);
  };
  const starts = startsOf(map);
  for (const [number, line] of lines.entries()) {
    const here = starts.get(number) ?? [];
    add("", line.slice(0, here[0]?.column ?? line.length));
    for (const [index, { column, source = "" }] of here.entries())
      add(source, line.slice(column, here[index + 1]?.column ?? line.length));
  }
  return new Map([...texts].map(([source, parts]) => [source, parts.join("")]));
}

/** Where each source begins, by line and in order. */
function startsOf(map: SourceMap): Map<number, Start[]> {
  const byLine = new Map<number, Start[]>();
  const parts = map.sections ?? [{ offset: { line: 0, column: 0 }, map }];
  for (const { offset, map: part } of parts)
    for (const start of decode(part)) {
      const line = start.line + offset.line;
      const column = start.column + (start.line === 0 ? offset.column : 0);
      const list = byLine.get(line);
      if (list) list.push({ ...start, line, column });
      else byLine.set(line, [{ ...start, line, column }]);
    }
  return byLine;
}

/** The segments of `mappings`: differences in base 64, of which the first is the column and the second the source. */
function* decode({ mappings = "", sources = [] }: SourceMap): Generator<Start> {
  let source = 0;
  for (const [line, segments] of mappings.split(";").entries()) {
    let column = 0;
    for (const segment of segments === "" ? [] : segments.split(",")) {
      const [columns = 0, nextSource] = decodeNumbers(segment);
      column += columns;
      if (nextSource !== undefined) source += nextSource;
      yield { line, column, source: nextSource === undefined ? undefined : sources[source] };
    }
  }
}

function decodeNumbers(segment: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let shift = 0;
  for (const letter of segment) {
    const digit = DIGITS.indexOf(letter);
    value += (digit % 32) * 2 ** shift;
    shift += 5;
    if (digit >= 32) continue;
    numbers.push(value % 2 === 1 ? -(value - 1) / 2 : value / 2);
    value = 0;
    shift = 0;
  }
  return numbers;
}
