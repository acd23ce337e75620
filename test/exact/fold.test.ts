import { expect, it } from 'vitest';
import { fold } from '../../src/exact/fold.ts';

it('drops case and nothing else', () => {
  expect(fold('Đặng THỊ Bưởi')).toBe('đặng thị bưởi');
  expect(fold('HOÀ')).toBe(fold('hoà'));
  expect(fold('HOÀ')).not.toBe(fold('HÒA'));
  expect(fold('hoa\u0300')).not.toBe(fold('hoà'));
  expect(fold('ß')).not.toBe(fold('ss'));
  expect(fold('D')).not.toBe(fold('Đ'));
  expect(fold('A ')).toBe('a ');
});

it('has one small sigma and one dotted i', () => {
  expect(fold('ΟΔΟΣ')).toBe(fold('οδος'));
  expect(fold('ΟΔΟΣ')).toBe(fold('οδοσ'));
  expect(fold('İ')).toBe('i');
  expect(fold('ı')).toBe('ı');
});

it('gives the same when it is done twice', () => {
  for (let point = 1; point < 0x1f000; point += 1) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const once = fold(String.fromCodePoint(point));
    if (fold(once) !== once) expect(fold(once)).toBe(once);
  }
});
