import { SoatError } from '../../src/errors.ts';
import { writePackage } from '../../src/report/package.ts';

/**
 * Writes packages in a process of its own, which a test may put on a full disk or kill:
 * `<folder> <letters> <bytes> [<user id>]` writes one package for each letter, every file made of that letter alone.
 * Prints `start` before the first, and at the end `done` or what went wrong as JSON.
 */
const [folder = '', letters = 'a', bytes = '1', user] = process.argv.slice(2);
if (user !== undefined) process.setuid?.(Number(user));
try {
  console.log('start');
  for (const letter of letters) {
    const content = letter.repeat(Number(bytes));
    await writePackage(
      folder,
      ['report.json', 'manifest.json'].map((name) => ({ name, bytes: content })),
    );
  }
  console.log('done');
} catch (error) {
  if (!(error instanceof SoatError)) throw error;
  console.log(JSON.stringify({ code: error.code, exitCode: error.exitCode, ...error.text }));
}
