import pg from 'pg';
import { eighteenFigures, type Figures } from './figures.ts';

const SCAN = `
  SELECT count(*) AS n, count(h.id) AS ids, count(so_giay_to) AS papers, count(ma_ho_so) AS dossiers,
    count(ho_ten) AS names, count(gioi_tinh) AS sexes, count(trang_thai) AS states, count(don_vi_id) AS units,
    count(le_phi) AS fees, count(ngay_cap_nhat) AS days, 0 AS ill_typed,
    count(*) FILTER (WHERE ma_ho_so IS NOT NULL AND so_quyen IS NOT NULL) AS pairs,
    count(*) FILTER (WHERE gioi_tinh <> ALL ('{Nam,Nữ,Khác}')) AS wrong_sexes,
    count(*) FILTER (WHERE trang_thai <> ALL ('{moi,dang-xu-ly,cho-bo-sung,da-tra,tu-choi}')) AS wrong_states,
    count(*) FILTER (WHERE d.id IS NULL AND don_vi_id IS NOT NULL) AS orphans,
    -- One wrong character is found faster than twelve right ones are counted.
    count(*) FILTER (WHERE NOT (octet_length(so_giay_to) = 12 AND so_giay_to COLLATE "C" !~ '[^0-9]')) AS wrong_papers,
    count(*) FILTER (WHERE le_phi NOT BETWEEN 0 AND 500000) AS wrong_fees,
    -- So many bytes are at least a quarter as many characters, and at most as many.
    count(*) FILTER (WHERE NOT (octet_length(ho_ten) BETWEEN 8 AND 60 OR length(ho_ten) BETWEEN 2 AND 60)) AS wrong_names,
    sum(le_phi) AS fee_sum,
    max(ngay_cap_nhat) FILTER (WHERE ngay_cap_nhat < '2026-12-15')::text AS newest,
    count(*) FILTER (WHERE ngay_cap_nhat >= '2026-12-15') AS later
  FROM ho_so AS h LEFT JOIN (SELECT id FROM don_vi) AS d ON d.id = don_vi_id`;

const REPEATED_IDS = `
  SELECT coalesce(sum(n), 0) AS n
  FROM (SELECT count(*) AS n FROM ho_so WHERE id IS NOT NULL GROUP BY id HAVING count(*) > 1) AS g`;

const REPEATED_PAIRS = `
  SELECT coalesce(sum(n), 0) AS n
  FROM (SELECT count(*) AS n FROM ho_so WHERE ma_ho_so IS NOT NULL AND so_quyen IS NOT NULL
        GROUP BY ma_ho_so, so_quyen HAVING count(*) > 1) AS g`;

/** The eighteen rules on PostgreSQL in the cheapest three statements known: each with the settings that suit it. */
export async function byHand(url: string): Promise<Figures> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off');
    const scan = await client.query(SCAN);
    // Groups of workers would be grouped again; integers are sorted faster than hashed, given room for them.
    await client.query("SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '64MB'");
    await client.query('SET LOCAL enable_hashagg = off');
    const ids = await client.query(REPEATED_IDS);
    // Groups of text are hashed part by part within the processor's cache, rather than all in one large table.
    await client.query("SET LOCAL enable_hashagg = on; SET LOCAL work_mem = '4MB'");
    const pairs = await client.query(REPEATED_PAIRS);
    return eighteenFigures(scan.rows[0], ids.rows[0].n, pairs.rows[0].n);
  } finally {
    await client.end();
  }
}
