import { addDays } from './calendar.ts';
import type { Dossier } from './dossiers.ts';
import type { Ledger } from './ledger.ts';
import type { Agency } from './organisations.ts';
import type { Assignment } from './procedures.ts';
import type { Random } from './random.ts';
import { plantValues, type Victims } from './victims.ts';

interface Context {
  readonly random: Random;
  readonly victims: Victims<Dossier>;
  readonly ledger: Ledger;
  readonly agencies: readonly Agency[];
  readonly assignments: readonly Assignment[];
}

const isDone = (dossier: Dossier): boolean => dossier.ngay_tra_ket_qua !== null;
const isOpen = (dossier: Dossier): boolean => dossier.ngay_tra_ket_qua === null;
const isOfPerson = (dossier: Dossier): boolean => dossier.so_dinh_danh_nop !== null;

/** Spoils dossiers, each for one rule. */
export function plantDossierErrors(context: Context): void {
  plantCodes(context);
  plantParties(context);
  plantDays(context);
  plantScores(context);
}

function plantCodes({ victims, ledger }: Context): void {
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'hs-ma',
      note: 'the reversed agency code of the older standard, or a part missing',
      fits: isDone,
    },
    ['old', 'old', 'old', 'short', 'short', 'slash'] as const,
    (dossier, damage) => {
      const serial = dossier.ma_ho_so.slice(dossier.ma_ho_so.indexOf('-'));
      if (damage === 'old') dossier.ma_ho_so = `000.00.0${dossier.id % 10}.H14${serial}`;
      if (damage === 'short') dossier.ma_ho_so = `H14-${dossier.id}`;
      if (damage === 'slash') dossier.ma_ho_so = dossier.ma_ho_so.replaceAll('-', '/');
    },
  );
}

function plantParties({ random, victims, ledger, agencies, assignments }: Context): void {
  const handled = new Set(assignments.map(({ ma_thu_tuc, ma_don_vi }) => `${ma_thu_tuc} ${ma_don_vi}`));
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'hs-thu-tuc-don-vi',
      note: 'agency and procedure both exist, but not together',
      fits: isDone,
    },
    Array.from({ length: 7 }),
    (dossier) => {
      do {
        dossier.ma_don_vi = random.pick(agencies).ma_don_vi;
      } while (handled.has(`${dossier.ma_thu_tuc} ${dossier.ma_don_vi}`));
    },
  );
  // An agency not entered yet: half a key points at nothing, and is not applicable.
  for (const dossier of victims.take(15, isOpen)) dossier.ma_don_vi = null;
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'hs-nguoi-nop',
      note: 'handed in by somebody who is not among the citizens (within the tolerance)',
      fits: isOfPerson,
    },
    ['024079999001', '024079999002', '024079999003'],
    (dossier, number) => {
      dossier.so_dinh_danh_nop = number;
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'hs-co-nguoi-nop',
      note: 'nobody handed it in (within the tolerance)',
      fits: isOfPerson,
    },
    Array.from({ length: 4 }),
    (dossier) => {
      dossier.so_dinh_danh_nop = null;
    },
  );
}

function plantDays({ random, victims, ledger }: Context): void {
  plantValues(
    { victims, ledger, ruleId: 'hs-tra-ket-qua', note: 'the result is older than the receipt', fits: isDone },
    Array.from({ length: 8 }, () => random.integer(1, 300)),
    (dossier, days) => {
      const moment = dossier.ngay_tra_ket_qua!;
      dossier.ngay_tra_ket_qua = `${addDays(dossier.ngay_tiep_nhan.slice(0, 10), -days)}${moment.slice(10)}`;
    },
  );
}

/** Scores outside of 1 to 5 on dossiers without a result: the rule's `where` leaves them out. */
function plantScores({ victims }: Context): void {
  for (const dossier of victims.take(2, isOpen)) dossier.diem_hai_long = 0;
}
