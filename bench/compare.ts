import { isDeepStrictEqual } from 'node:util';
import type { Figures } from './by-hand/figures.ts';
import { ownCpuSeconds } from './cpu.ts';
import type { Auditor } from './program.ts';
import type { ObservedServer } from './server.ts';

/** What the same work costs the program and by hand: medians over pairs run one after the other. */
export interface Comparison {
  /** CPU of client and server, user and system. */
  readonly cpuSeconds: {
    readonly soat: number;
    /** Of it, what the program takes before its first statement on the rows, measured as a run of `--dry-run`. */
    readonly start: number;
    readonly hand: number;
  };
  /** `(soat − start) / hand`. */
  readonly ratio: number;
  /** `soat / hand`. */
  readonly ratioWithStart: number;
  readonly wallSeconds: { readonly soat: number; readonly hand: number };
  /** Resident memory of the program and of its child process, the most of all runs. */
  readonly peakMegabytes: readonly number[];
}

/** Runs program, hand, program, hand … and compares. Throws when the two do not find the same. */
export async function compareWithHand(
  auditor: Auditor,
  byHand: () => Promise<Figures>,
  server: ObservedServer,
  pairs: number,
): Promise<Comparison> {
  const soat: number[] = [];
  const hand: number[] = [];
  const start: number[] = [];
  const soatWall: number[] = [];
  const handWall: number[] = [];
  let peaks: readonly number[] = [];
  // Once unmeasured: files and pages come into memory.
  await auditor.audit();
  await byHand();
  for (let pair = 0; pair < pairs; pair++) {
    const before = server.cpuSeconds();
    const audit = await auditor.audit();
    soat.push(server.cpuSeconds() - before + audit.cpuSeconds);
    soatWall.push(audit.wallSeconds);
    peaks = audit.peakBytes.map((bytes, index) => Math.max(bytes, peaks[index] ?? 0));

    const handBefore = server.cpuSeconds() + ownCpuSeconds();
    const startedAt = performance.now();
    const figures = await byHand();
    handWall.push((performance.now() - startedAt) / 1000);
    hand.push(server.cpuSeconds() + ownCpuSeconds() - handBefore);
    assertSame(audit.figures, figures);

    const planBefore = server.cpuSeconds();
    const plan = await auditor.plan();
    start.push(server.cpuSeconds() - planBefore + plan.cpuSeconds);
  }
  const medians = { soat: median(soat), start: median(start), hand: median(hand) };
  return {
    cpuSeconds: medians,
    ratio: round((medians.soat - medians.start) / medians.hand),
    ratioWithStart: round(medians.soat / medians.hand),
    wallSeconds: { soat: median(soatWall), hand: median(handWall) },
    peakMegabytes: peaks.map(toMegabytes),
  };
}

/** The middle value, or the mean of the middle two, rounded to thousandths. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return round(((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2);
}

function assertSame(soat: Figures, hand: Figures): void {
  if (isDeepStrictEqual({ ...soat }, { ...hand })) return;
  const ids = [...new Set([...Object.keys(soat), ...Object.keys(hand)])].filter(
    (id) => soat[id] !== hand[id],
  );
  throw new Error(
    `soat and the work by hand differ: ${ids.map((id) => `${id}: ${soat[id]} and ${hand[id]}`).join('; ')}`,
  );
}

/** Whole millions of bytes. */
export function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
