import type { Cell } from '../../model/session.ts';

const BOOL = 16;
const BYTEA = 17;

/** Reads the server's text form of a type into an exact cell: everything stays text but booleans and bytes. */
export const cellTypes = {
  getTypeParser:
    (oid: number) =>
    (text: string): Cell => {
      if (oid === BOOL) return text === 't';
      if (oid === BYTEA) return Uint8Array.from(Buffer.from(text.slice(2), 'hex'));
      return text;
    },
};
