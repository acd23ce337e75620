import SqliteDatabase from 'better-sqlite3';
import { eighteenFigures, type Figures, type NamedRow } from './figures.ts';

const DIGIT = '[0-9]';

const SCAN = `
  SELECT COUNT(*) AS n, COUNT(id) AS ids, COUNT(so_giay_to) AS papers, COUNT(ma_ho_so) AS dossiers,
    COUNT(ho_ten) AS names, COUNT(gioi_tinh) AS sexes, COUNT(trang_thai) AS states, COUNT(don_vi_id) AS units,
    COUNT(le_phi) AS fees, COUNT(ngay_cap_nhat) AS days,
    COUNT(CASE WHEN typeof(so_giay_to) NOT IN ('text', 'null') OR typeof(ho_ten) NOT IN ('text', 'null')
      OR typeof(gioi_tinh) NOT IN ('text', 'null') OR typeof(trang_thai) NOT IN ('text', 'null')
      OR typeof(don_vi_id) NOT IN ('integer', 'null') OR typeof(le_phi) NOT IN ('integer', 'null')
      OR date(ngay_cap_nhat) <> ngay_cap_nhat OR (date(ngay_cap_nhat) IS NULL AND ngay_cap_nhat IS NOT NULL)
      THEN 1 END) AS ill_typed,
    COUNT(CASE WHEN ma_ho_so IS NOT NULL AND so_quyen IS NOT NULL THEN 1 END) AS pairs,
    COUNT(CASE WHEN gioi_tinh NOT IN ('Nam', 'Nữ', 'Khác') THEN 1 END) AS wrong_sexes,
    COUNT(CASE WHEN trang_thai NOT IN ('moi', 'dang-xu-ly', 'cho-bo-sung', 'da-tra', 'tu-choi') THEN 1 END) AS wrong_states,
    COUNT(CASE WHEN don_vi_id NOT IN (SELECT id FROM don_vi) THEN 1 END) AS orphans,
    COUNT(CASE WHEN NOT (octet_length(so_giay_to) = 12 AND so_giay_to GLOB '${DIGIT.repeat(12)}') THEN 1 END) AS wrong_papers,
    COUNT(CASE WHEN le_phi NOT BETWEEN 0 AND 500000 THEN 1 END) AS wrong_fees,
    COUNT(CASE WHEN length(ho_ten) NOT BETWEEN 2 AND 60 THEN 1 END) AS wrong_names,
    SUM(le_phi) AS fee_sum,
    MAX(CASE WHEN ngay_cap_nhat < '2026-12-15' THEN ngay_cap_nhat END) AS newest,
    COUNT(CASE WHEN ngay_cap_nhat >= '2026-12-15' THEN 1 END) AS later
  FROM ho_so`;

const REPEATED_IDS = `
  SELECT COALESCE(SUM(n), 0) AS n
  FROM (SELECT COUNT(*) AS n FROM ho_so WHERE id IS NOT NULL GROUP BY id HAVING COUNT(*) > 1) AS g`;

const REPEATED_PAIRS = `
  SELECT COALESCE(SUM(n), 0) AS n
  FROM (SELECT COUNT(*) AS n FROM ho_so WHERE ma_ho_so IS NOT NULL AND so_quyen IS NOT NULL
        GROUP BY ma_ho_so, so_quyen HAVING COUNT(*) > 1) AS g`;

/** The eighteen rules on SQLite in the cheapest three statements known; a small cache keeps its sorter in the processor's own. */
export async function byHand(url: string): Promise<Figures> {
  const database = new SqliteDatabase(url.slice('sqlite:'.length), { readonly: true });
  const first = (sql: string) => database.prepare<[], NamedRow>(sql).get() ?? {};
  try {
    database.defaultSafeIntegers();
    database.pragma('cache_size = -2000');
    database.exec('BEGIN');
    return eighteenFigures(first(SCAN), first(REPEATED_IDS).n, first(REPEATED_PAIRS).n);
  } finally {
    database.close();
  }
}
