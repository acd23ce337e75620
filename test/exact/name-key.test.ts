import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/exact/name-key.ts';

describe('the key of a name', () => {
  it.each([
    ['Nguyễn Thị Hòa', 'nguyễn thị hoà'],
    ['THUỶ', 'thủy'],
    ['Khuyến', 'KHUYẾN'.normalize('NFD')],
    ['Lê  Văn\u00a0Đạt ', 'Đạt Lê Văn'],
    ['Ðặng', 'Đặng'],
    ['', '  '],
  ])('is the same for %j and %j', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['Hoa', 'Hòa'],
    ['Hòa', 'Hóa'],
    ['Ân', 'An'],
    ['Ơn', 'On'],
    ['Đạt', 'Dạt'],
    ['An An', 'An'],
    ['An Bình', 'AnBình'],
  ])('is another for %j and %j', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});
