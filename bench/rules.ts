/** How every rule file of the benches begins. */
export const HEAD = `version: 1
report: { year: 2026, cutoff: 2026-12-14 }
database:
  id: bench
  url: \${SOAT_BENCH_URL}
tables:
`;

/** Eighteen rules on one table: what an ordinary rule file asks of it. */
export const EIGHTEEN = `${HEAD}
  ho_so:
    rules:
      - { id: rows, rule: row-count, min: 1 }
      - id: given
        rule: not-null
        columns: [id, so_giay_to, ma_ho_so, ho_ten, gioi_tinh, don_vi_id, ngay_cap_nhat]
      - { id: key, rule: unique, column: id }
      - { id: pair, rule: unique, key: [ma_ho_so, so_quyen] }
      - { id: sex, rule: in-set, column: gioi_tinh, values: [Nam, Nữ, Khác] }
      - { id: state, rule: in-set, column: trang_thai, values: [moi, dang-xu-ly, cho-bo-sung, da-tra, tu-choi] }
      - { id: unit, rule: reference, column: don_vi_id, to: { table: don_vi, column: id } }
      - { id: paper, rule: pattern, column: so_giay_to, pattern: '^[0-9]{12}$' }
      - { id: fee, rule: range, column: le_phi, min: 0, max: 500000 }
      - { id: name, rule: length, column: ho_ten, min: 2, max: 60 }
      - { id: fees, rule: aggregate, column: le_phi, function: sum, min: 1 }
      - { id: fresh, rule: freshness, column: ngay_cap_nhat, within: 30d }
`;

/** One reference to a table as large as the child, without an index. */
export const LARGE_PARENT = `${HEAD}
  ho_so:
    rules:
      - { id: origin, rule: reference, column: ma_ho_so, to: { table: ho_so_goc, column: ma } }
`;

/** Rules of which each brings values to the program, and one that does not, to compare with. */
export const STREAMS = [
  'rule: row-count, min: 1',
  'rule: parses-as, column: so_giay_to, as: number',
  'rule: near-duplicate, column: ho_ten, block: [ngay_cap_nhat, don_vi_id]',
  'rule: ordered, column: id, by: ngay_cap_nhat, direction: rising',
  'rule: sequence, column: id',
  'rule: dependency, determinant: [ma_ho_so], dependent: [so_quyen]',
  'rule: outlier, column: le_phi, method: mad, per: [don_vi_id]',
  'rule: rare-pattern, column: ma_ho_so, min: 2',
  'rule: benford, column: le_phi, max: 0.015',
  'rule: timely, column: ngay_cap_nhat, within: 30wd',
  'rule: volume, column: ngay_cap_nhat, per: day, since: 365d, threshold: 8',
  'rule: distribution, column: le_phi, test: ks, expected: { family: uniform, parameters: { min: 0, max: 500000 } }, max: 0.05',
  'rule: distribution, column: gioi_tinh, test: psi, expected: { values: { Nam: 0.5, Nữ: 0.5 } }, max: 0.1',
].map((words) => ({ words, text: `${HEAD}\n  ho_so: { rules: [{ id: only, ${words} }] }\n` }));

/** One rule on some 3,300 codes. */
export const CODES = `${HEAD}
  dia_chi:
    rules:
      - { id: commune, rule: code, column: ma_xa, codes: vn-admin-unit, level: 3 }
`;
