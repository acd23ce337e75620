import type { Link } from './connection.ts';

/** The settings of one session that hold for single statements, and what they were before. */
export interface SessionSettings {
  /** Makes exactly these hold, and every other what it was at first. Rejects with mysql2's errors. */
  apply(wanted: Readonly<Record<string, string>>): Promise<void>;
}

/** Keeps track of session variables, so that a `SET` is sent only when something changes. */
export function sessionSettings(link: Link): SessionSettings {
  const original = new Map<string, string>();
  const inForce = new Map<string, string>();

  async function put(name: string, value: string): Promise<void> {
    await link.tell(`SET SESSION ${name} = ${value}`);
    inForce.set(name, value);
  }

  return {
    async apply(wanted) {
      for (const [name, value] of inForce) {
        if (!(name in wanted) && value !== original.get(name))
          await put(name, original.get(name) ?? 'DEFAULT');
      }
      for (const [name, value] of Object.entries(wanted)) {
        if (!/^[a-z_]+[a-z0-9_]*$/.test(name)) throw new Error(`no session variable: ${name}`);
        if (!original.has(name)) {
          const { rows } = await link.tell(`SELECT @@SESSION.${name}`);
          original.set(name, quote(String(rows[0]?.[0])));
        }
        if (inForce.get(name) !== quote(value)) await put(name, quote(value));
      }
    },
  };
}

/** Numbers as they stand, everything else as a string literal (`optimizer_switch`, `ON`). */
function quote(value: string): string {
  return /^-?\d+(\.\d+)?$/.test(value) ? value : `'${value.replaceAll("'", "''")}'`;
}
