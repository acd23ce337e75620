import { digitsFrom } from '../formats/parts.ts';
import { vnDossierId } from '../formats/vn-dossier-id.ts';
import { all, call, columnValue, compare, integerLiteral, not } from '../sql/build.ts';
import { defineRowRule } from './define-row-rule.ts';
import { subjectColumn, TEXT, wrongType } from './subject.ts';
import { COLUMN, textOf } from './words.ts';

/** How far before the last character the day YYMMDD begins: it stands before a dash and four digits. */
const DAY_BEFORE_END = 10;

/** The day within a dossier's identifier must be that of its receipt. */
export const vnDossierDateMatches = defineRowRule({
  type: 'vn-dossier-date-matches',
  title: { vi: 'Mã hồ sơ khớp ngày tiếp nhận', en: 'Dossier identifier matches its receipt' },
  summary: {
    vi: 'Dòng vi phạm khi ngày YYMMDD trong mã hồ sơ một cửa khác ngày của cột "received". Mã hồ sơ sai dạng: không đánh giá được.',
    en: 'A row breaks it when the day YYMMDD within the dossier identifier is not that of the column "received". An identifier of another form: not evaluable.',
  },
  nulls: {
    vi: 'NULL ở một trong hai cột: không áp dụng.',
    en: 'NULL in one of the two columns: not applicable.',
  },
  example: 'rule: vn-dossier-date-matches\ncolumn: ma_ho_so\nreceived: ngay_tiep_nhan',
  section: 'c',
  criterion: 'thong-nhat',
  dimension: 'consistency',
  subject: ['column'],
  parameters: { received: COLUMN },
  required: ['received'],
  predicate(binder) {
    const column = subjectColumn(binder, TEXT);
    const received = binder.column(textOf(binder.spec.parameters.received) ?? '', 'received');
    if (column === undefined || received === undefined) return undefined;
    const { kind } = received.type;
    if (kind !== 'date' && kind !== 'timestamp') {
      binder.report(wrongType(binder, received, ['date', 'timestamp']), ['received']);
      return undefined;
    }
    const id = columnValue(column);
    const moment = columnValue(received);
    const day = kind === 'date' ? moment : call('day', moment);
    const from = (place: number) => call('add', call('length', id), integerLiteral(place - DAY_BEFORE_END));
    const year = call('add', digitsFrom(id, from(0), 2), integerLiteral(2000));
    const isSame = all([
      compare(call('year', day), '=', year, 'integer'),
      compare(call('month', day), '=', digitsFrom(id, from(2), 2), 'integer'),
      compare(call('day-of-month', day), '=', digitsFrom(id, from(4), 2), 'integer'),
    ]);
    return {
      violates: not(isSame),
      notNull: [column, received],
      typed: [column, received],
      evaluable: {
        where: vnDossierId.matches?.(id) ?? all([]),
        otherwise: { vi: 'mã hồ sơ sai dạng', en: 'the identifier is of another form' },
      },
    };
  },
});
