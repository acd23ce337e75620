import type pg from 'pg';

/** Keeps what a session's settings are, so that one is only changed when a statement needs another value. */
export class SessionSettings {
  readonly #client: pg.Client;
  /** Values before soat changed them, by name. */
  readonly #original = new Map<string, string>();
  readonly #inForce = new Map<string, string>();

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Makes exactly these settings differ from the session's own, until the savepoint is rolled back to. */
  async apply(wanted: Readonly<Record<string, string>>): Promise<void> {
    const changes = new Map(
      Object.entries(wanted).filter(([name, value]) => this.#inForce.get(name) !== value),
    );
    await this.#remember([...changes.keys()]);
    for (const name of this.#inForce.keys()) {
      if (!(name in wanted)) changes.set(name, this.#original.get(name) ?? '');
    }
    if (changes.size === 0) return;
    await this.#client.query(
      'SELECT set_config(n, v, true) FROM unnest($1::text[], $2::text[]) AS s (n, v)',
      [[...changes.keys()], [...changes.values()]],
    );
    for (const [name, value] of changes) {
      if (name in wanted) this.#inForce.set(name, value);
      else this.#inForce.delete(name);
    }
  }

  /** Tells that the savepoint was rolled back to, which undid every change. */
  forget(): void {
    this.#inForce.clear();
  }

  async #remember(names: readonly string[]): Promise<void> {
    const unknown = names.filter((name) => !this.#original.has(name));
    if (unknown.length === 0) return;
    const { rows } = await this.#client.query<{ n: string; v: string }>(
      'SELECT n, current_setting(n) AS v FROM unnest($1::text[]) AS s (n)',
      [unknown],
    );
    for (const { n, v } of rows) this.#original.set(n, v);
  }
}
