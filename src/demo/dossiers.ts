import type { Business } from './businesses.ts';
import { addDays, officeMoment, randomDay } from './calendar.ts';
import {
  boolean,
  type DemoTable,
  date,
  decimal,
  defineTable,
  integer,
  pointsTo,
  text,
  timestamp,
} from './demo-table.ts';
import type { Assignment, Procedure } from './procedures.ts';
import { type Random, randomStream } from './random.ts';

/** A row of `ho_so`, its properties the columns. */
export interface Dossier {
  readonly id: number;
  ma_ho_so: string;
  readonly ma_thu_tuc: string;
  ma_don_vi: string | null;
  so_dinh_danh_nop: string | null;
  ma_so_thue_nop: string | null;
  ngay_tiep_nhan: string;
  readonly ngay_hen_tra: string;
  ngay_tra_ket_qua: string | null;
  readonly trang_thai: string;
  hinh_thuc_nop: string;
  readonly truc_tuyen: boolean;
  readonly le_phi: string;
  diem_hai_long: number | null;
}

const FIRST_DAY = '2025-01-02';
const LAST_DAY = '2026-12-11';

/** The dossiers in order of receipt, without any error. No one hands in the same procedure twice at one moment. */
export function makeDossiers(options: {
  readonly seed: number;
  readonly count: number;
  readonly procedures: readonly Procedure[];
  readonly assignments: readonly Assignment[];
  readonly people: readonly string[];
  readonly businesses: readonly Business[];
}): Dossier[] {
  const random = randomStream(options.seed, 'ho_so');
  const moments = Array.from({ length: options.count }, () =>
    officeMoment(random, randomDay(random, FIRST_DAY, LAST_DAY)),
  ).sort();
  const procedures = new Map(options.procedures.map((procedure) => [procedure.ma_thu_tuc, procedure]));
  const received = new Map<string, number>();
  const seen = new Set<string>();

  return moments.map((moment, index) => {
    const assignment = random.pick(options.assignments);
    const procedure = procedures.get(assignment.ma_thu_tuc)!;
    const day = moment.slice(0, 10);
    const series = `${assignment.ma_don_vi}-${day.slice(2).replaceAll('-', '')}`;
    const serial = (received.get(series) ?? 0) + 1;
    received.set(series, serial);
    const isOnline = random.chance(0.45);
    const outcome = outcomeOf(random, {
      moment,
      due: addDays(day, Math.ceil(procedure.thoi_han_ngay * 1.4)),
    });
    const dossier: Dossier = {
      id: index + 1,
      ma_ho_so: `${series}-${String(serial).padStart(4, '0')}`,
      ma_thu_tuc: assignment.ma_thu_tuc,
      ma_don_vi: assignment.ma_don_vi,
      ...submitter(random, procedure, options),
      ngay_tiep_nhan: moment,
      ...outcome,
      hinh_thuc_nop: isOnline
        ? onlineSpelling(random)
        : random.chance(0.9)
          ? 'Trực tiếp'
          : 'Bưu chính công ích',
      truc_tuyen: isOnline,
      le_phi: isOnline ? String(Math.round(Number(procedure.le_phi) / 2)) : procedure.le_phi,
      diem_hai_long: outcome.ngay_tra_ket_qua !== null && random.chance(0.35) ? score(random) : null,
    };
    const submission = `${dossier.so_dinh_danh_nop} ${dossier.ma_thu_tuc} ${moment}`;
    if (dossier.so_dinh_danh_nop !== null && seen.has(submission)) {
      throw new Error('two submissions at one moment: choose another seed');
    }
    seen.add(submission);
    return dossier;
  });
}

function submitter(
  random: Random,
  procedure: Procedure,
  from: { readonly people: readonly string[]; readonly businesses: readonly Business[] },
): Pick<Dossier, 'so_dinh_danh_nop' | 'ma_so_thue_nop'> {
  const isBusiness = procedure.cap === 'tinh' && random.chance(0.7);
  return isBusiness
    ? { so_dinh_danh_nop: null, ma_so_thue_nop: random.pick(from.businesses).ma_so_thue }
    : { so_dinh_danh_nop: random.pick(from.people), ma_so_thue_nop: null };
}

function outcomeOf(
  random: Random,
  of: { moment: string; due: string },
): Pick<Dossier, 'ngay_hen_tra' | 'ngay_tra_ket_qua' | 'trang_thai'> {
  const day = of.moment.slice(0, 10);
  const ready = random.chance(0.93)
    ? randomDay(random, addDays(day, 1), of.due)
    : randomDay(random, of.due, addDays(of.due, 20));
  if (ready > LAST_DAY) {
    const state = random.chance(0.9) ? 'Đang xử lý' : 'Chờ bổ sung';
    return { ngay_hen_tra: of.due, ngay_tra_ket_qua: null, trang_thai: state };
  }
  if (random.chance(0.03)) return { ngay_hen_tra: of.due, ngay_tra_ket_qua: null, trang_thai: 'Từ chối' };
  return {
    ngay_hen_tra: of.due,
    ngay_tra_ket_qua: officeMoment(random, ready),
    trang_thai: 'Đã trả kết quả',
  };
}

/** Two programs write the same word in two cases. */
function onlineSpelling(random: Random): string {
  return random.chance(0.02) ? 'TRỰC TUYẾN' : 'Trực tuyến';
}

function score(random: Random): number {
  return random.weighted([
    [5, 62],
    [4, 26],
    [3, 8],
    [2, 2],
    [1, 2],
  ]);
}

/** `ho_so`. */
export function dossierTable(records: readonly Dossier[]): DemoTable {
  return defineTable({
    name: 'ho_so',
    types: {
      id: integer,
      ma_ho_so: text(40),
      ma_thu_tuc: text(20),
      ma_don_vi: text(35),
      so_dinh_danh_nop: text(12),
      ma_so_thue_nop: text(14),
      ngay_tiep_nhan: timestamp,
      ngay_hen_tra: date,
      ngay_tra_ket_qua: timestamp,
      trang_thai: text(50),
      hinh_thuc_nop: text(50),
      truc_tuyen: boolean,
      le_phi: decimal(12, 0),
      diem_hai_long: integer,
    },
    notNull: ['id', 'ma_ho_so', 'ma_thu_tuc', 'ngay_tiep_nhan'],
    primaryKey: ['id'],
    foreignKeys: [
      {
        columns: ['ma_thu_tuc', 'ma_don_vi'],
        parent: 'thu_tuc_don_vi',
        parentColumns: ['ma_thu_tuc', 'ma_don_vi'],
      },
      pointsTo('so_dinh_danh_nop', 'cong_dan', 'so_dinh_danh'),
    ],
    records,
  });
}
