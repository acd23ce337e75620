import { describe, expect, it } from 'vitest';
import { buildDocument } from '../../src/report/document.ts';
import type { DocumentBlock } from '../../src/report/document-model.ts';
import { findingsOf } from '../../src/report/findings.ts';
import { EXAMPLE, PLAIN } from './example-result.ts';

const section = (id: string, result = EXAMPLE) =>
  buildDocument(result, 'vi').sections.find((each) => each.id === id)?.blocks ?? [];
const tables = (blocks: readonly DocumentBlock[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));

describe('the document', () => {
  it('orders its parts as the report is read', () => {
    expect(buildDocument(EXAMPLE, 'vi').sections.map(({ id }) => id)).toEqual([
      'summary',
      'scores',
      'findings',
      'errors',
      'not-applicable',
      'a',
      'b',
      'c',
      'd',
      'đ',
      'e',
      'proposals',
      'inventory-tables',
      'inventory-columns',
      'owner-sql',
      'queries',
      'reading',
    ]);
  });

  it('says before anything else why a result is incomplete', () => {
    expect(buildDocument(EXAMPLE, 'vi').opening[0]).toEqual({
      kind: 'notice',
      heading: 'KẾT QUẢ CHƯA ĐẦY ĐỦ',
      lines: EXAMPLE.remarks,
    });
    const partial = { ...EXAMPLE, status: 'complete' as const, remarks: ['Chỉ một phần.'] };
    expect(buildDocument(partial, 'vi').opening[0]).toMatchObject({ heading: 'Lưu ý' });
  });

  it('lists findings by severity, then by violations', () => {
    expect(findingsOf(EXAMPLE).map(({ severity, violations }) => [severity, violations])).toEqual([
      ['error', 1_234],
      ['error', 2],
      ['warning', 999_999],
      ['warning', 1],
      ['info', 1],
    ]);
  });

  it('gives every outcome exactly one line in the sections', () => {
    const rows = ['a', 'b', 'c', 'd', 'đ', 'e']
      .flatMap((id) => tables(section(id)))
      .flatMap(({ rows }) => rows);
    expect(rows.map((row) => row.at(-1))).toHaveLength(EXAMPLE.outcomes.length);
    expect(new Set(rows.map((row) => JSON.stringify(row.at(-1)))).size).toBe(EXAMPLE.outcomes.length);
  });

  it('shows unknown counts as nothing, never as zero', () => {
    const [table] = tables(section('b'));
    const row = table?.rows.find((cells) => JSON.stringify(cells[0]).includes('Mã xã'));
    expect(row?.slice(4, 10)).toEqual([null, null, null, null, null, null]);
  });

  it('gives no violation rate to a rule on the table or to nothing checked', () => {
    const rate = (id: string, title: string) =>
      tables(section(id))[0]?.rows.find((cells) => JSON.stringify(cells[0]).includes(title))?.[9];
    expect(rate('c', 'Tổng số tiền')).toBeNull();
    expect(rate('c', 'Thư điện tử')).toBeNull();
    expect(rate('c', 'Ngày sinh')).toEqual({ kind: 'ratio', numerator: 1, denominator: 8 });
  });

  it('marks rules with SQL of the owner wherever they stand', () => {
    const [marked] = tables(section('owner-sql'));
    expect(marked?.rows).toHaveLength(1);
    expect(JSON.stringify(section('c'))).toContain('Ngày sinh trước ngày đăng ký (SQL của chủ quản)');
  });

  it('shortens long lists of parameters and says how many are left', () => {
    expect(JSON.stringify(section('queries'))).toContain('… và 3.281 giá trị nữa');
  });

  it('says so when there is nothing to list', () => {
    const clean = { ...EXAMPLE, outcomes: [PLAIN], queries: [], proposals: [], inventory: { tables: [] } };
    for (const id of ['findings', 'errors', 'not-applicable', 'inventory-columns', 'owner-sql', 'queries'])
      expect(section(id, clean)).toEqual([{ kind: 'paragraph', text: 'Không có.' }]);
    expect(section('proposals', clean)).toEqual([]);
  });
});
