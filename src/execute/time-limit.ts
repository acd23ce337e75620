import { QueryError, SoatError } from '../errors.ts';

/** A signal that fires when `signal` does, or after so many milliseconds with the reason that the run took too long. */
export function endsAfter(
  timeoutMs: number | undefined,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; clear(): void } {
  const limit = new AbortController();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          limit.abort(
            new QueryError('cancelled', {
              vi: 'hết thời gian dành cho lần chạy (--timeout)',
              en: 'the time for the run is over (--timeout)',
            }),
          );
        }, timeoutMs);
  const signals = signal === undefined ? [limit.signal] : [limit.signal, signal];
  return { signal: AbortSignal.any(signals), clear: () => clearTimeout(timer) };
}

/** Why a signal that has fired ended the run. */
export function endOf(signal: AbortSignal): SoatError {
  return signal.reason instanceof SoatError
    ? signal.reason
    : new QueryError('cancelled', { vi: 'lần chạy đã bị dừng', en: 'the run was ended' });
}
