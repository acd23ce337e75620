import type { Connection } from 'mysql2';
import type { Row } from '../../model/session.ts';
import { needsBytes, type ResultColumn, readBytes, rowReader } from './cells.ts';

/** A packet of mysql2, as far as the protocol's warning counts are read from it. */
interface Packet {
  readonly buffer: Buffer;
  readonly offset: number;
  isEOF(): boolean;
}

/** A command of mysql2: it is handed the packets of its answer one by one. */
interface Command {
  execute(packet: Packet | undefined, connection: unknown): boolean;
}

/**
 * Prepares, runs and forgets one statement on the server; rows are handed over as they come, so that memory is bounded
 * and a slow `onRow` holds the server back. Gives the number of warnings of both steps. Rejects with mysql2's errors.
 */
export async function executePrepared(
  connection: Connection,
  sql: string,
  parameters: readonly (string | null)[],
  onRow: (row: Row) => void,
): Promise<number> {
  const options = { sql, rowsAsArray: true };
  try {
    const prepared = await prepare(connection, options);
    const cast = needsBytes(prepared.columns) ? { typeCast: readBytes as never } : {};
    let read = rowReader(prepared.columns);
    const warnings = await new Promise<number>((resolve, reject) => {
      let failure: unknown;
      const command = connection.execute({ ...options, ...cast, values: [...parameters] });
      const count = countWarnings(command as unknown as Command, (packet) =>
        packet.isEOF() ? packet.buffer.readUInt16LE(packet.offset + 1) : undefined,
      );
      // What preparing says of a column can differ from what the rows then hold.
      command.on('fields', (fields: unknown) => {
        read = rowReader(fields as ResultColumn[]);
      });
      command.on('result', (row: unknown) => onRow(read(row as unknown[])));
      command.on('error', (error: unknown) => {
        failure = error;
      });
      command.on('end', () => (failure === undefined ? resolve(count()) : reject(failure)));
    });
    return prepared.warnings + warnings;
  } finally {
    connection.unprepare(options as never);
  }
}

function prepare(
  connection: Connection,
  options: { sql: string },
): Promise<{ readonly columns: readonly ResultColumn[]; readonly warnings: number }> {
  return new Promise((resolve, reject) => {
    const command = connection.prepare(options as never, (error, statement) => {
      if (error) return reject(error);
      resolve({ columns: (statement as unknown as { columns: ResultColumn[] }).columns, warnings: count() });
    });
    let isFirst = true;
    const count = countWarnings(command as unknown as Command, (packet) => {
      if (!isFirst) return undefined;
      isFirst = false;
      return packet.buffer.length >= packet.offset + 12 ? packet.buffer.readUInt16LE(packet.offset + 10) : 0;
    });
  });
}

/** Listens to the packets of a command, because mysql2 drops the warning counts, and `@@warning_count` may be an older statement's. */
function countWarnings(command: Command, read: (packet: Packet) => number | undefined): () => number {
  let warnings = 0;
  const execute = command.execute.bind(command);
  command.execute = (packet, connection) => {
    if (packet !== undefined) warnings = read(packet) ?? warnings;
    return execute(packet, connection);
  };
  return () => warnings;
}
