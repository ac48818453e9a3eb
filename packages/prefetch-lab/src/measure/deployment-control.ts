const LOCAL_HOSTS = new Set(["localhost", "127.0.0.1"]);

/** The control API of a deployment on this machine: what ran there, and how slow it is. */
export class DeploymentControl {
  readonly #url: string;

  private constructor(url: string) {
    this.#url = url;
  }

  /** The deployment's control API; null for a deployment that has none, such as every real one. */
  static async find(url: string): Promise<DeploymentControl | null> {
    if (!LOCAL_HOSTS.has(new URL(url).hostname)) return null;
    const deployment = new DeploymentControl(url);
    try {
      await deployment.latency();
      return deployment;
    } catch {
      return null;
    }
  }

  /**
   * How often a query has run since the deployment started.
   *
   * @param query its path, "customers:page"
   * @param until a moment that is now or just gone, in ms since the epoch: what is asked may arrive after what runs next
   */
  async executions(query: string, until: number): Promise<number> {
    const counts = await this.#ask<Record<string, { total: number }>>(`executions?until=${until}`);
    return counts[query]?.total ?? 0;
  }

  /** What is added to every reply, in ms. */
  async latency(): Promise<number> {
    return (await this.#ask<{ ms: number }>("latency")).ms;
  }

  /** Adds `ms` to every reply from now on. The request outlives the page that makes it. */
  async setLatency(ms: number): Promise<void> {
    // As text: a content type of JSON would need a preflight, for which a page that is left has no time.
    await this.#ask("latency", { method: "POST", body: JSON.stringify({ ms }), keepalive: true });
  }

  async #ask<T>(path: string, init?: RequestInit): Promise<T> {
    const response = await fetch(`${this.#url}/_local/${path}`, { cache: "no-store", ...init });
    if (!response.ok)
      throw new Error(`The local deployment answered ${response.status} for /_local/${path}.`);
    return (await response.json()) as T;
  }
}
