import { describe, expect, it } from 'vitest';
import { isLowerCase, isTitleCase, isUpperCase } from '../../src/exact/letter-case.ts';

describe('letter case', () => {
  it.each(['NGUYỄN ĐỨC', '', '12/A', 'Ắ', 'ĐẮK LẮK', '漢字'])('%j is upper case', (text) =>
    expect(isUpperCase(text)).toBe(true),
  );
  it.each(['NGUYễN', 'đ', 'ß', 'ǅ', 'NGUYE\u0302\u0303n'])('%j is not', (text) =>
    expect(isUpperCase(text)).toBe(false),
  );
  it.each(['nguyễn đức', '', '12/a', 'ß', '漢字'])('%j is lower case', (text) =>
    expect(isLowerCase(text)).toBe(true),
  );
  it.each(['nguyỄn', 'Đ', 'ǅ', 'Ω'])('%j is not', (text) => expect(isLowerCase(text)).toBe(false));

  it.each(
    [
      'Nguyễn Thị Ánh',
      'Y Blơ Niê',
      "Ea M'Droh",
      "H'Biă",
      "H'bia",
      'M’Droh',
      'Đặng',
      'Ơ',
      'Nguyễn-Phúc',
      'A.B',
      'Elizabeth II',
    ].concat([
      'Phường 12',
      '12A',
      '3a',
      '(An)',
      '',
      '  An ',
      'An\tBình',
      'An\u00a0Bình',
      '漢字',
      'Nguye\u0302\u0303n',
      'Kim Đồng (Hà)',
      "O'Brien",
    ]),
  )('%j is title case', (text) => expect(isTitleCase(text)).toBe(true));

  it.each(
    [
      'nguyễn Thị Ánh',
      'Nguyễn thị Ánh',
      'NGUYỄN',
      'NguyỄn',
      'ánh',
      "h'Bia",
      'TP.HCM',
      'McDonald',
      'AnH',
      '(an)',
      'Nguye\u0302\u0303N',
    ].concat(['đặng', 'ĐẶng', 'IIA', "d'Arc", 'An bình', 'A B c']),
  )('%j is not', (text) => expect(isTitleCase(text)).toBe(false));
});
