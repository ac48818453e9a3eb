import type { InvertedIndex, Postings } from "../data/inverted-index";

/** The highest code point, which is in no word: a word followed by it sorts behind all words that begin with that word. */
const BEHIND_ALL_WORDS = "\u{10FFFF}";

const WHOLE_WORD = 1;
const PREFIX = 0.5;

/** How much more a word counts that a document has more often, and how much less it counts in a longer document. */
const FREQUENCY_SATURATION = 1.2;
const LENGTH_NORMALIZATION = 0.75;

export interface SearchedWords {
  words: readonly string[];
  /** The last word also matches words that begin with it, so that a search works while it is typed. */
  prefix: string | undefined;
}

/** A document by its number in the index. */
export interface Match {
  readonly number: number;
  readonly score: number;
}

/**
 * What one search after the other works with, as making it anew would take longer than many a search: scores by number
 * of document, 0 for those without one, and the numbers of those that have one. Every search leaves all scores at 0.
 */
let scores = new Float64Array(0);
let found = new Int32Array(0);

/**
 * The best `limit` of the documents with any of the words that are accepted, best first; newer ones first among equals.
 *
 * Common words come last. If `limit` documents have more without them than these can bring to any, the documents that
 * have common words alone are not looked at (MaxScore: Turtle and Flood, "Query evaluation: strategies and
 * optimizations", 1995).
 *
 * @param documents how many there are, also without any words
 */
export function rank(
  index: InvertedIndex,
  documents: number,
  search: SearchedWords,
  accepts: (number: number) => boolean,
  limit: number,
): Match[] {
  if (scores.length < index.ids.length) {
    scores = new Float64Array(2 * index.ids.length);
    found = new Int32Array(2 * index.ids.length);
  }
  // What is added to this changes nothing, so that documents that are gone are never found.
  setUnused(index, -Infinity);
  const norms = new Norms(index.wordCount / documents);
  const { rare, common } = commonApart(weighed(index, documents, search));
  let count = addAll(index, rare, norms, 0);
  const most = common.reduce((sum, { weight }) => sum + atMost(weight), 0);
  const least = common.length === 0 ? 0 : leastOfBest(count, accepts, limit);
  if (most < least) {
    count = keepFrom(least - most, count);
    addToThose(index, common, norms, count);
  } else count = addAll(index, common, norms, count);
  const best = bestOf(index, count, accepts, limit);
  setUnused(index, 0);
  return best;
}

function setUnused({ unused }: InvertedIndex, score: number): void {
  for (let i = 0; i < unused.length; i += 1) scores[unused.items[i] ?? 0] = score;
}

interface WeighedWord {
  postings: Postings;
  /** What having the word brings to a score grows with it. */
  weight: number;
}

/** More than any document gets for a word, however often it has it. */
function atMost(weight: number): number {
  return weight * (FREQUENCY_SATURATION + 1);
}

/** The words that are searched and in a document. */
function weighed({ words }: InvertedIndex, documents: number, search: SearchedWords): WeighedWord[] {
  const all: WeighedWord[] = [];
  const add = (postings: Postings, boost: number) => {
    const rarity = Math.log(1 + (documents - postings.documents + 0.5) / (postings.documents + 0.5));
    all.push({ postings, weight: boost * rarity });
  };
  for (const searched of search.words) {
    if (searched === search.prefix) {
      words.forRange(searched, searched + BEHIND_ALL_WORDS, false, (word, postings) => {
        add(postings, word === searched ? WHOLE_WORD : PREFIX);
      });
      continue;
    }
    const postings = words.get(searched);
    if (postings !== undefined) add(postings, WHOLE_WORD);
  }
  return all;
}

/** Among fewer documents than this there is nothing to save. */
const MANY = 128;

/** A word is common that is in this many times as many documents as all words together that weigh more. */
const COMMON_FACTOR = 4;

/**
 * Tells words apart whose documents are most of those that are found, and weigh least. The order, and with it the last
 * digits of each sum, is the same however many documents are wanted.
 */
function commonApart(words: readonly WeighedWord[]): { rare: WeighedWord[]; common: WeighedWord[] } {
  const heaviestFirst = words.toSorted((a, b) => b.weight - a.weight);
  let documents = 0;
  const first = heaviestFirst.findIndex(({ postings }) => {
    if (documents >= MANY && postings.documents > COMMON_FACTOR * documents) return true;
    documents += postings.documents;
    return false;
  });
  if (first === -1) return { rare: [...words], common: [] };
  const common = heaviestFirst.slice(first);
  // As they came, which is the order of the documents if there are few words.
  return { rare: words.filter((word) => !common.includes(word)), common };
}

function addAll(index: InvertedIndex, words: readonly WeighedWord[], norms: Norms, count: number): number {
  return words.reduce(
    (before, { postings, weight }) => addScores(index, postings, weight, norms, before),
    count,
  );
}

/** Adds what one word brings, and the numbers of documents that had no score to `found`. Returns how many are there. */
function addScores(
  index: InvertedIndex,
  { entries }: Postings,
  weight: number,
  norms: Norms,
  countBefore: number,
): number {
  const { items, length } = entries;
  const { items: lengths } = index.lengths;
  const { known } = norms;
  const [sums, numbers] = [scores, found];
  let count = countBefore;
  for (let i = 0; i < length; i += 2) {
    const number = items[i] ?? 0;
    const frequency = items[i + 1] ?? 0;
    const words = lengths[number] ?? 0;
    const norm = (words < KNOWN_LENGTHS ? known[words] : 0) || norms.of(words);
    const before = sums[number] ?? 0;
    if (before === 0) {
      numbers[count] = number;
      count += 1;
    }
    sums[number] = before + (atMost(weight) * frequency) / (frequency + norm);
  }
  return count;
}

/** Adds what words bring to the first `count` of `found`, and to no others. */
function addToThose(
  { lengths }: InvertedIndex,
  words: readonly WeighedWord[],
  norms: Norms,
  count: number,
): void {
  for (const { postings, weight } of words) {
    for (let i = 0; i < count; i += 1) {
      const number = found[i] ?? 0;
      const frequency = frequencyOf(postings, number);
      if (frequency === 0) continue;
      const norm = norms.of(lengths.items[number] ?? 0);
      scores[number] = (scores[number] ?? 0) + (atMost(weight) * frequency) / (frequency + norm);
    }
  }
}

/** How often a document has a word. Its entries are in the order of the documents' numbers. */
function frequencyOf({ entries: { items, length } }: Postings, number: number): number {
  let [low, high] = [0, length / 2];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[2 * middle] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return 2 * low < length && items[2 * low] === number ? (items[2 * low + 1] ?? 0) : 0;
}

/** Most texts are shorter than this, in words. */
const KNOWN_LENGTHS = 256;

/** What a document's length takes away from its scores. */
class Norms {
  readonly #averageLength: number;
  /** By length; 0 where it has not been worked out yet. */
  readonly known = new Float64Array(KNOWN_LENGTHS);

  constructor(averageLength: number) {
    this.#averageLength = averageLength;
  }

  of(length: number): number {
    const norm =
      FREQUENCY_SATURATION *
      (1 - LENGTH_NORMALIZATION + (LENGTH_NORMALIZATION * roundedLength(length)) / this.#averageLength);
    if (length < KNOWN_LENGTHS) this.known[length] = norm;
    return norm;
  }
}

/** Convex's search engine keeps a document's length in one byte: exact up to 40 words, then to four binary digits. */
function roundedLength(length: number): number {
  const beyond = length - 24;
  if (beyond < 16) return length;
  const step = 2 ** (Math.floor(Math.log2(beyond)) - 3);
  return 24 + Math.floor(beyond / step) * step;
}

/** The score of the last of the `limit` best of the first `count` of `found`; -Infinity if there are fewer. */
function leastOfBest(count: number, accepts: (number: number) => boolean, limit: number): number {
  const best = new Float64Array(2 * limit);
  let [kept, least] = [0, -Infinity];
  for (let i = 0; i < count; i += 1) {
    const number = found[i] ?? 0;
    const score = scores[number] ?? 0;
    if (score <= least || !accepts(number)) continue;
    best[kept++] = score;
    if (kept < best.length) continue;
    best.sort().copyWithin(0, limit);
    kept = limit;
    least = best[0] ?? 0;
  }
  return kept < limit ? -Infinity : (best.subarray(0, kept).sort()[kept - limit] ?? 0);
}

/** Keeps of the first `count` of `found` those with at least `score`. Returns how many they are. */
function keepFrom(score: number, count: number): number {
  // A sum's last digits depend on what was added first.
  const least = score * (1 - 1e-9);
  let kept = 0;
  for (let i = 0; i < count; i += 1) {
    const number = found[i] ?? 0;
    if ((scores[number] ?? 0) < least) scores[number] = 0;
    else found[kept++] = number;
  }
  return kept;
}

/** The best of the first `count` of `found`: sorting all of them would take longer than finding them. Leaves no score. */
function bestOf(
  index: InvertedIndex,
  count: number,
  accepts: (number: number) => boolean,
  limit: number,
): Match[] {
  const kept: number[] = [];
  const order = bestFirst(index);
  const { items: creationTimes } = index.creationTimes;
  let [lowest, oldest] = [leastOfBest(count, accepts, limit), -Infinity];
  // From the back, where the newest ones are: of many with the lowest score most are soon passed over.
  for (let i = count - 1; i >= 0; i -= 1) {
    const number = found[i] ?? 0;
    const score = scores[number] ?? 0;
    const isWorse = score < lowest || (score === lowest && (creationTimes[number] ?? 0) < oldest);
    if (isWorse || !accepts(number)) {
      scores[number] = 0;
      continue;
    }
    kept.push(number);
    if (kept.length < 2 * limit) continue;
    forget(kept.sort(order).splice(limit));
    const last = kept.at(-1) ?? 0;
    [lowest, oldest] = [scores[last] ?? 0, creationTimes[last] ?? 0];
  }
  forget(kept.sort(order).splice(limit));
  const best = kept.map((number) => ({ number, score: scores[number] ?? 0 }));
  forget(kept);
  return best;
}

function forget(numbers: readonly number[]): void {
  for (const number of numbers) scores[number] = 0;
}

function bestFirst({ creationTimes, ids }: InvertedIndex): (a: number, b: number) => number {
  return (a, b) => {
    const byScore = (scores[b] ?? 0) - (scores[a] ?? 0);
    if (byScore !== 0) return byScore;
    const byTime = (creationTimes.items[b] ?? 0) - (creationTimes.items[a] ?? 0);
    if (byTime !== 0) return byTime;
    return (ids.items[a] ?? "") < (ids.items[b] ?? "") ? -1 : 1;
  };
}
