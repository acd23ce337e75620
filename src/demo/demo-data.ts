import { plantBusinessErrors } from './business-errors.ts';
import { businessTable, makeBusinesses } from './businesses.ts';
import { plantCitizenErrors } from './citizen-errors.ts';
import { citizenTable, makeCitizens } from './citizens.ts';
import { INDUSTRIES, PLACES } from './demo-codes.ts';
import type { DemoTable } from './demo-table.ts';
import { plantDossierErrors } from './dossier-errors.ts';
import { dossierTable, makeDossiers } from './dossiers.ts';
import { personalNumbers } from './identifiers.ts';
import { openLedger, type PlantedRule } from './ledger.ts';
import { changeLogTable, sharingLogTable } from './logs.ts';
import { agencyTable, consumerTable, makeAgencies, makeConsumers } from './organisations.ts';
import { assignmentTable, makeProcedures, procedureTable } from './procedures.ts';
import { randomStream } from './random.ts';
import { victimsOf } from './victims.ts';

/** The seed of the demo that users see. */
export const DEFAULT_SEED = 2026;

const CITIZENS = 50_000;
const BUSINESSES = 10_000;
const DOSSIERS = 20_000;
const CHANGES = 12_000;
const SHARINGS = 6_000;

/** The tables of a demo, parents first, and the truth about their errors. */
export interface DemoData {
  readonly tables: readonly DemoTable[];
  readonly planted: readonly PlantedRule[];
}

/**
 * Makes a province's shared database of 2026 with known errors: the same for the same seed and scale, which multiplies the
 * 50,000 citizens, 10,000 businesses and 20,000 dossiers. From a scale of 0.1 up every error is there and every rule
 * passes or fails as at 1; throws `RangeError` when the scale is too small for them.
 */
export function makeDemoData(seed: number = DEFAULT_SEED, scale: number = 1): DemoData {
  const ledger = openLedger(seed);
  const sized = (rows: number): number => Math.round(rows * scale);

  const agencies = makeAgencies(seed, PLACES.today, ledger);
  const consumers = makeConsumers(seed, ledger);
  const { procedures, assignments } = makeProcedures(seed, agencies);

  const mint = personalNumbers();
  const citizens = makeCitizens(seed, sized(CITIZENS), PLACES, mint);
  const citizenErrors = randomStream(seed, 'cong_dan: errors');
  const spoilt = victimsOf(citizenErrors, citizens);
  const illTypedCitizens = plantCitizenErrors({
    random: citizenErrors,
    citizens,
    victims: spoilt,
    ledger,
    places: PLACES,
    mint,
  });
  const people = citizens.flatMap((citizen) => {
    const isSound =
      !spoilt.taken(citizen) && citizen.tinh_trang !== 'Đã mất' && Number(citizen.nam_sinh) <= 2005;
    return isSound && citizen.so_dinh_danh !== null ? [citizen.so_dinh_danh] : [];
  });

  const businesses = makeBusinesses({
    seed,
    count: sized(BUSINESSES),
    places: PLACES,
    industries: INDUSTRIES,
    people,
  });
  const businessErrors = randomStream(seed, 'doanh_nghiep: errors');
  const illTypedBusinesses = plantBusinessErrors({
    random: businessErrors,
    businesses,
    victims: victimsOf(businessErrors, businesses),
    ledger,
    places: PLACES,
  });

  const dossiers = makeDossiers({
    seed,
    count: sized(DOSSIERS),
    procedures,
    assignments,
    people,
    businesses,
  });
  const dossierErrors = randomStream(seed, 'ho_so: errors');
  plantDossierErrors({
    random: dossierErrors,
    victims: victimsOf(dossierErrors, dossiers),
    ledger,
    agencies,
    assignments,
  });

  const sizes = { cong_dan: citizens.length, doanh_nghiep: businesses.length, ho_so: dossiers.length };
  const tables = [
    agencyTable(agencies),
    procedureTable(procedures),
    assignmentTable(assignments),
    consumerTable(consumers),
    citizenTable(citizens, illTypedCitizens),
    businessTable(businesses, illTypedBusinesses),
    dossierTable(dossiers),
    changeLogTable(seed, sized(CHANGES), sizes, ledger),
    sharingLogTable(seed, sized(SHARINGS), consumers, ledger),
  ];
  return { tables, planted: ledger.planted() };
}

/** The tables of `makeDemoData` alone, parents first. */
export function demoTables(seed: number = DEFAULT_SEED, scale: number = 1): readonly DemoTable[] {
  return makeDemoData(seed, scale).tables;
}
