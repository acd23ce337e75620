/** What a rule found, by its id: `checked/violations/not evaluable` of a row rule, the figure of a rule on the table. */
export type Figures = Readonly<Record<string, string>>;

/** A row of a driver, by the names the statement gives its columns. */
export type NamedRow = Readonly<Record<string, unknown>>;

/**
 * The figures of the eighteen rules, from the one row of a scan whose columns every engine's statement names alike, and the
 * rows whose key or pair occurs more than once. Throws when a value is not of its column's type, which the counts leave out.
 */
export function eighteenFigures(scan: NamedRow, repeatedIds: unknown, repeatedPairs: unknown): Figures {
  const count = (name: string) => Number(scan[name]);
  if (count('ill_typed') !== 0) throw new Error('the table of the bench holds values of other types');
  const rule = (checked: string, violations: unknown) => `${count(checked)}/${Number(violations)}/0`;
  const given = (values: string) => rule('n', count('n') - count(values));
  return {
    rows: String(count('n')),
    'given.id': given('ids'),
    'given.so_giay_to': given('papers'),
    'given.ma_ho_so': given('dossiers'),
    'given.ho_ten': given('names'),
    'given.gioi_tinh': given('sexes'),
    'given.don_vi_id': given('units'),
    'given.ngay_cap_nhat': given('days'),
    key: rule('ids', repeatedIds),
    pair: rule('pairs', repeatedPairs),
    sex: rule('sexes', scan.wrong_sexes),
    state: rule('states', scan.wrong_states),
    unit: rule('units', scan.orphans),
    paper: rule('papers', scan.wrong_papers),
    fee: rule('fees', scan.wrong_fees),
    name: rule('names', scan.wrong_names),
    fees: String(scan.fee_sum),
    fresh: `${scan.newest}, ${count('later')} later`,
  };
}
