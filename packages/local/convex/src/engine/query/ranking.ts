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
  let count = 0;
  const norms = new Norms(index.wordCount / documents);
  for (const { postings, boost } of postingsOf(index, search)) {
    const rarity = Math.log(1 + (documents - postings.documents + 0.5) / (postings.documents + 0.5));
    count = addScores(index, postings, boost * rarity, norms, count);
  }
  const { items: unused } = index.unused;
  for (let i = 0; i < index.unused.length; i += 1) scores[unused[i] ?? 0] = 0;
  return bestOf(index, count, accepts, limit);
}

interface Searched {
  postings: Postings;
  boost: number;
}

function postingsOf({ words }: InvertedIndex, search: SearchedWords): Searched[] {
  const all: Searched[] = [];
  for (const searched of search.words) {
    if (searched === search.prefix) {
      words.forRange(searched, searched + BEHIND_ALL_WORDS, false, (word, postings) => {
        all.push({ postings, boost: word === searched ? WHOLE_WORD : PREFIX });
      });
      continue;
    }
    const postings = words.get(searched);
    if (postings !== undefined) all.push({ postings, boost: WHOLE_WORD });
  }
  return all;
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
    sums[number] = before + (weight * frequency * (FREQUENCY_SATURATION + 1)) / (frequency + norm);
  }
  return count;
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

/** A common word is in most documents: sorting all of them would take longer than finding them. Leaves no score. */
function bestOf(
  index: InvertedIndex,
  count: number,
  accepts: (number: number) => boolean,
  limit: number,
): Match[] {
  const kept: number[] = [];
  const order = bestFirst(index);
  const { items: creationTimes } = index.creationTimes;
  let [lowest, oldest] = [0, -Infinity];
  // From the back, where the newest ones are: once there are enough, those that are not better are soon passed over.
  for (let i = count - 1; i >= 0; i -= 1) {
    const number = found[i] ?? 0;
    const score = scores[number] ?? 0;
    const isWorse = score < lowest || (score === lowest && (creationTimes[number] ?? 0) < oldest);
    if (score === 0 || isWorse || !accepts(number)) {
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
