import { constants, openSync, readSync, statSync } from 'node:fs';

/** Where the change counter stands in the header of a database ("Database File Format", 1.3.7). */
const CHANGE_COUNTER_OFFSET = 24;

/** What changes when somebody writes to the database. */
export interface FileState {
  /** Two states with one fingerprint are one state. */
  readonly fingerprint: string;
  readonly changeCounter: number;
  /** True when committed changes may stand in the write-ahead log, so that the counter does not name the state. */
  readonly hasLog: boolean;
}

/**
 * Gives a function that looks at a database file with its write-ahead log and journal. Throws Node's error when the file is
 * gone. Only for the process that holds the database: the file stays open, because closing it would drop every lock that
 * SQLite holds on it in the same process ("How To Corrupt An SQLite Database File", 2.2).
 */
export function watchFileState(path: string): () => FileState {
  const file = openSync(path, constants.O_RDONLY);
  return () => {
    const main = statSync(path, { bigint: true });
    const bytes = Buffer.alloc(4);
    readSync(file, bytes, 0, 4, CHANGE_COUNTER_OFFSET);
    const changeCounter = bytes.readUInt32BE(0);
    const log = besides(`${path}-wal`);
    const journal = besides(`${path}-journal`);
    const self = [main.dev, main.ino, main.size, main.mtimeNs, changeCounter].join('.');
    return { fingerprint: [self, log, journal].join('/'), changeCounter, hasLog: log !== '' };
  };
}

/** An empty file beside the database says as much as none: opening a database makes an empty log. */
function besides(path: string): string {
  const state = statSync(path, { bigint: true, throwIfNoEntry: false });
  return state === undefined || state.size === 0n ? '' : [state.ino, state.size, state.mtimeNs].join('.');
}
