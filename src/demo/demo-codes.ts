import { loadCodeTable } from '../codes/index.ts';
import { CUTOFF } from './calendar.ts';
import { type Places, readPlaces } from './places.ts';

// Read once with the module, so that all that makes a demo from them is a plain function.
const [units, industries] = await Promise.all([loadCodeTable('vn-admin-unit'), loadCodeTable('vn-vsic')]);

/** The communes of the demo's province, from `rules/codes/vn-admin-unit.csv`. */
export const PLACES: Places = readPlaces(units);

const CLASS = 4;

/** The four-digit codes of industries in force on the cut-off day, ascending, from `rules/codes/vn-vsic.csv`. */
export const INDUSTRIES: readonly string[] = [...industries.codesOn(CUTOFF, CLASS)].sort();
