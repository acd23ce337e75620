import { isIPv4, isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatNamed } from '../../src/formats/index.ts';
import { decide } from './decide.ts';

/** Node's parser takes a zone behind "%", which RFC 4291 does not know. */
const isAddress = (text: string) => isIPv6(text) && !text.includes('%');

const group = fc.constantFrom('0', '1', 'f', 'AB', '00', '123', 'Ffff', '0000', '12345', 'g', '');
const octet = fc.constantFrom('0', '1', '10', '99', '100', '199', '249', '250', '255', '256', '01', '');
const dotted = fc.array(octet, { minLength: 3, maxLength: 5 }).map((octets) => octets.join('.'));
const usual = fc.array(fc.constantFrom('0', '1', 'f', 'AB'), { maxLength: 9 });

describe('ipv4', () => {
  it('accepts what Node accepts', () => {
    for (let number = 0; number <= 1100; number++) {
      expect(decide('ipv4', `10.${number}.0.1`)).toBe(number <= 255);
    }
    fc.assert(
      fc.property(dotted, (text) => decide('ipv4', text) === isIPv4(text)),
      { seed: 7, numRuns: 2000 },
    );
  });
});

describe('ipv6', () => {
  it('accepts what Node accepts, however it is shortened', () => {
    for (let before = 0; before <= 9; before++) {
      for (let after = 0; after <= 9; after++) {
        for (const tail of ['', '1.2.3.4']) {
          const left = Array(before).fill('a').join(':');
          const right = [...Array(after).fill('b'), ...(tail === '' ? [] : [tail])].join(':');
          for (const middle of ['::', ':', '']) {
            const text = left + middle + right;
            expect([text, decide('ipv6', text)]).toEqual([text, isAddress(text)]);
          }
        }
      }
    }
  });

  it('accepts what Node accepts, whatever the groups are', () => {
    const odd = fc
      .tuple(fc.array(group, { maxLength: 9 }), fc.option(dotted))
      .map(([groups, end]) => [...groups, ...(end === null ? [] : [end])].join(':'));
    const cut = fc.tuple(usual, usual).map(([left, right]) => `${left.join(':')}::${right.join(':')}`);
    const vectors = fc.constantFrom(...formatNamed('ipv6')!.valid, ...formatNamed('ipv6')!.invalid);
    fc.assert(
      fc.property(fc.oneof(odd, cut, vectors), (text) => decide('ipv6', text) === isAddress(text)),
      { seed: 7, numRuns: 5000 },
    );
  });
});

describe('url', () => {
  it('accepts nothing that a browser could not read', () => {
    for (const text of formatNamed('url')!.valid) {
      expect(new URL(text).href.toLowerCase().startsWith(text.slice(0, 9).toLowerCase())).toBe(true);
    }
  });
});
