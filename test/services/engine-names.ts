/** An engine that tests run on; `mariadb` stands for the MySQL family. */
export type EngineName = 'sqlite' | 'postgres' | 'mariadb';

const ALL: readonly EngineName[] = ['sqlite', 'postgres', 'mariadb'];

/**
 * The engines under test: all, or those that `SOAT_TEST_ENGINES` lists (`sqlite,postgres`).
 * Throws on a name that is none, so that a misspelling does not quietly test less.
 */
export function engineNames(list: string | undefined = process.env.SOAT_TEST_ENGINES): readonly EngineName[] {
  if (list === undefined || list.trim() === '') return ALL;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !ALL.some((engine) => engine === name));
  if (unknown.length > 0) {
    throw new Error(`SOAT_TEST_ENGINES: unknown engine ${unknown.join(', ')} (known: ${ALL.join(', ')})`);
  }
  return ALL.filter((engine) => names.includes(engine));
}
