import type { Business } from './businesses.ts';
import { addDays, NEW_MAP } from './calendar.ts';
import type { DemoTable } from './demo-table.ts';
import { taxCheckDigit } from './identifiers.ts';
import type { Ledger } from './ledger.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import { plantValues, type Victims } from './victims.ts';

interface Context {
  readonly random: Random;
  readonly businesses: readonly Business[];
  readonly victims: Victims<Business>;
  readonly ledger: Ledger;
  readonly places: Places;
}

/** Spoils businesses, each for one rule, and gives the values that only SQLite can hold. */
export function plantBusinessErrors(context: Context): DemoTable['illTyped'] {
  const illTyped = plantIllTyped(context);
  plantTaxCodes(context);
  plantFigures(context);
  plantDays(context);
  plantLinks(context);
  return illTyped;
}

/** Its code is no branch's parent and no branch's: changing it leaves the others as they are. */
const isPlain = (business: Business): boolean => !business.ma_so_thue.includes('-');

function plantIllTyped({ victims, ledger }: Context): DemoTable['illTyped'] {
  return ['khoảng 20', '15-20', 12.5].map((value) => {
    const [business] = victims.take(1, isPlain);
    business!.so_lao_dong = value;
    ledger.plantIllTyped(['dn-lao-dong'], business!.id);
    return { id: business!.id, column: 'so_lao_dong' };
  });
}

function plantTaxCodes({ victims, ledger }: Context): void {
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-mst',
      note: 'a wrong check digit, the last digit lost, a letter for a digit',
      fits: isPlain,
    },
    ['check', 'check', 'check', 'check', 'check', 'check', 'lost', 'lost', 'letter', 'letter'] as const,
    (business, damage) => {
      const nine = business.ma_so_thue.slice(0, 9);
      const wrong = (taxCheckDigit(nine)! + 1) % 10;
      if (damage === 'check') business.ma_so_thue = `${nine}${wrong}`;
      if (damage === 'lost') business.ma_so_thue = nine;
      if (damage === 'letter') business.ma_so_thue = `${nine}X`;
    },
  );
}

function plantFigures({ victims, ledger }: Context): void {
  plantValues(
    { victims, ledger, ruleId: 'dn-dien-tich', note: 'a negative area', fits: isPlain },
    ['-1.00', '-250.50', '-0.01', '-1200.00', '-35.75'],
    (business, value) => {
      business.dien_tich_m2 = value;
    },
  );
  const [richest] = victims.take(1, isPlain);
  richest!.von_dieu_le = '950000000000000';
  ledger.plantTable(
    'dn-von-lon-nhat',
    `the capital of business ${richest!.id} was entered in thousands too many`,
  );
}

function plantDays({ victims, ledger }: Context): void {
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-giai-the',
      note: 'dissolved before it was registered (within the tolerance)',
      fits: (business) => isPlain(business) && business.ngay_giai_the !== null,
    },
    [1, 365],
    (business, days) => {
      business.ngay_giai_the = addDays(business.ngay_dang_ky, -days);
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-bao-cao',
      note: 'a day written as people write it, without zeros, without hyphens, or with words',
      fits: (business) => isPlain(business) && business.ngay_bao_cao !== null,
    },
    ['31/03/2026', '15/02/2026', '02/01/2026', '2026-3-1', '2026-1-15', '20260331', '31-03-2026', 'quý I'],
    (business, value) => {
      business.ngay_bao_cao = value;
    },
  );
}

function plantLinks({ random, businesses, victims, ledger, places }: Context): void {
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-dai-dien',
      note: 'the representative is not among the citizens',
      fits: (business) => isPlain(business) && business.so_dinh_danh_dai_dien !== null,
    },
    Array.from({ length: 9 }, (_, index) => `001088${String(999_000 + index)}`),
    (business, number) => {
      business.so_dinh_danh_dai_dien = number;
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-dien-thoai-gia',
      note: 'a placeholder instead of a number',
      fits: isPlain,
    },
    ['0000000000', '0000000000', '0123456789', 'không có', 'KHÔNG CÓ', 'N/A', '1111111111'],
    (business, value) => {
      business.dien_thoai = value;
    },
  );
  plantValues(
    {
      victims,
      ledger,
      ruleId: 'dn-ma-xa',
      note: 'a code of the old map on a day after it ended (a share within the tolerance)',
      fits: (business) => isPlain(business) && business.ngay_dang_ky >= NEW_MAP,
    },
    Array.from({ length: Math.round(businesses.length * 0.002) }, () => random.pick(places.endedByNewMap)),
    (business, code) => {
      business.ma_xa = code;
    },
  );
}
