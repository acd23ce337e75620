import type { RuleOutcome } from '../model/result.ts';
import type { Text } from '../model/text.ts';
import type { Evidence } from './evidence.ts';

/** Why a run is incomplete, or only a part of the rule file, or to be read with care: one sentence each. */
export function runRemarks(evidence: Evidence, outcomes: readonly RuleOutcome[]): readonly Text[] {
  const { selection, samples, bound, legalNote, ended } = evidence;
  const remarks: Text[] = [];
  if (ended !== undefined) remarks.push(ended.text);
  const failed = outcomes.filter((outcome) => outcome.status === 'error').length;
  if (failed > 0) {
    remarks.push({
      vi: `${failed} quy tắc không thực hiện được; kết quả chưa đầy đủ`,
      en: `${failed} rules could not be evaluated; the result is incomplete`,
    });
  }
  if (selection.tables.length + selection.rules.length > 0) {
    remarks.push({
      vi: 'chỉ một phần của tệp quy tắc được chạy (--table, --rule)',
      en: 'only a part of the rule file was run (--table, --rule)',
    });
  }
  const unsafe = bound.tables.filter(({ table }) => table.outsideSnapshot !== undefined);
  if (unsafe.length > 0) {
    const names = unsafe.map(({ declaration }) => declaration.name).join(', ');
    remarks.push({
      vi: `các bảng không có giao dịch, nên không thuộc cùng một thời điểm với bảng khác: ${names}`,
      en: `tables without transactions, so not of the same moment as the others: ${names}`,
    });
  }
  if ([...samples.values()].some((drawn) => drawn.error !== undefined)) {
    remarks.push({
      vi: 'có quy tắc không lấy được dòng mẫu; số đếm không bị ảnh hưởng',
      en: 'the sample rows of some rules could not be read; the counts are not affected',
    });
  }
  if (legalNote !== undefined) remarks.push(legalNote);
  return remarks;
}
