/**
 * A setting that a test may change for one person, by e-mail address, while everybody else keeps the usual value: so
 * that tests which change it run beside others.
 */
export class PerPerson<Value> {
  #everybody: Value;
  readonly #own = new Map<string, Value>();

  constructor(everybody: Value) {
    this.#everybody = everybody;
  }

  /** What holds for a person; without an address, for everybody who has no value of their own. */
  get(email?: string): Value {
    return (email === undefined ? undefined : this.#own.get(keyOf(email))) ?? this.#everybody;
  }

  /** Sets it for one person, or for everybody, which takes the place of each person's own. */
  set(value: Value, email?: string): void {
    if (email !== undefined) {
      this.#own.set(keyOf(email), value);
      return;
    }
    this.#everybody = value;
    this.#own.clear();
  }
}

const keyOf = (email: string) => email.trim().toLowerCase();
