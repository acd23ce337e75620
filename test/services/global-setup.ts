import type { TestProject } from 'vitest/node';
import { type Services, startServices } from './start-services.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    services: Services;
  }
}

/** Starts the servers before the first test file and gives their URLs to all of them; the returned function stops them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { urls, stop } = await startServices();
  project.provide('services', urls);
  return stop;
}
