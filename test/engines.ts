import { inject } from 'vitest';
import { type EngineName, engineNames } from './services/engine-names.ts';
import { type FreshDatabase, freshDatabaseOn } from './services/fresh-database.ts';
import './services/global-setup.ts';

/** The engines under test, honouring `SOAT_TEST_ENGINES`: `describe.each(engines())(…)`. */
export function engines(): readonly EngineName[] {
  return engineNames();
}

/** An empty database of its own on a throw-away server, with a connection that may write; `drop()` it in `afterAll`. */
export function freshDatabase(engine: EngineName): Promise<FreshDatabase> {
  return freshDatabaseOn(engine, inject('services'));
}

export type { EngineName, FreshDatabase };
