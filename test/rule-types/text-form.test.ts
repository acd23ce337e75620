import { expect, it } from 'vitest';
import { SURELY_NFC } from '../../src/rule-types/text-form.ts';

const characters = function* () {
  for (let point = 0; point < 0x110000; point += 1)
    if (point < 0xd800 || point > 0xdfff) yield String.fromCodePoint(point);
};

it('takes no character for surely NFC that could be changed, reordered or composed with the one before', () => {
  const sure = new RegExp(`^[${SURELY_NFC}]$`, 'u');
  const seconds = new Set<string>();
  for (const character of characters())
    for (const part of [...character.normalize('NFD')].slice(1)) seconds.add(part);
  expect(seconds.size).toBeGreaterThan(50);
  const unsure = [...characters()].filter(
    (one) => sure.test(one) && (one.normalize('NFC') !== one || /^\p{M}$/u.test(one) || seconds.has(one)),
  );
  expect(unsure).toEqual([]);
});
