import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { matches } from '../../src/pattern/match.ts';
import { parsePattern } from '../../src/pattern/parse.ts';
import { LEGACY_ENCODING, TONE_NEW, TONE_OLD } from '../../src/rule-types/text-signs.ts';
import { misread, TCVN3, VISCII, VNI } from './legacy-encodings.ts';

const legacy = parsePattern(LEGACY_ENCODING);
const [tonesOld, tonesNew] = [parsePattern(TONE_OLD), parsePattern(TONE_NEW)];

/** Some 20,000 names of places, trades, illnesses, peoples and languages, as the shipped code tables write them. */
const NAMES = [
  ...new Set(
    [
      'vn-admin-unit',
      'vn-ethnic-group',
      'vn-vsic',
      'icd10-chapter',
      'iso-country',
      'iso-language',
      'vn-religion',
    ]
      .flatMap((name) => readFileSync(`rules/codes/${name}.csv`, 'utf8').split('\n').slice(1))
      .flatMap((line) => line.split(','))
      .filter((cell) => /[à-ỹ]/u.test(cell)),
  ),
];

describe('traces of old encodings', () => {
  it('are not found in Vietnamese names', () => {
    expect(NAMES.length).toBeGreaterThan(15_000);
    expect(NAMES.filter((name) => matches(legacy, name))).toEqual([]);
  });

  // The tables stand in legacy-encodings.ts, from TCVN 5712:1993, RFC 1456 and the VNI fonts.
  it.each([
    ['TCVN3', TCVN3, 0.85],
    ['VISCII', VISCII, 0.7],
    ['VNI', VNI, 0.95],
  ] as const)('are found in most names that were moved from %s', (_name, encoding, least) => {
    const moved = NAMES.map((name) => misread(name, encoding)).filter((name, index) => name !== NAMES[index]);
    expect(moved.filter((name) => matches(legacy, name)).length / moved.length).toBeGreaterThan(least);
  });

  it.each(
    ['NguyÔn V¨n §øc', 'Ph¹m ThÞ H­¬ng', 'TrÇn B¾c', 'Lª Lîi', '®ång', 'TØnh B×nh §Þnh', 'Hµ Néi'].concat(
      ['Nguyeãn Vaên Ñöùc', 'PHAÏM THÒ HÖÔNG', 'Traàn', 'Ñoã', 'coù', 'Leã', 'Hueá', 'Thuûy', 'Lôïi', 'Ñaëc'],
      ['Nguy­n', 'Tr¥n', 'Vi®t', 'Dß½ng', 'Ð¸nh', 'Thành ph¯'],
    ),
  )('are found in %s', (text) => expect(matches(legacy, text)).toBe(true));

  it.each(
    'François Noël Raphaël Gaëtan Gaétan Anaïs Loïc Naïm Aïcha Zoé Océane Jérôme Benoît Joël Israël Michaëlle Héloïse Moïse Saint-Saëns Août où goût jeûne déjeûner naïve laïc Haïti Caïn aéroport théâtre Élysée Édouard Agnès Léa Noémie'
      .split(' ')
      .concat(
        'Müller Größe Weiß Händel Schröder Bärbel Günther Äpfel Übung Björn Zürich Geäst beängstigend'.split(
          ' ',
        ),
      )
      .concat(
        'Raúl Peña Núñez Seán Leão João Camões Conceição Søren Færøerne Dvořák Łódź Zoë Beyoncé'.split(' '),
      )
      .concat([
        'Y Blơ Niê',
        "Ea M'Droh",
        "H'Biă Êban",
        'KRông Păk',
        'Hoà',
        'Khoá',
        'Hoãn',
        'quý',
        'Tuý',
        'quân',
      ])
      .concat([
        '25°C',
        '10µm',
        '30 m²',
        'N° 12',
        '«Hà Nội»',
        '© 2020',
        'Coca-Cola®',
        '§ 12',
        '3½',
        'x×y',
        '1ª',
        '2º',
      ]),
  )('are not found in %s', (text) => {
    expect(matches(legacy, text)).toBe(false);
    expect(matches(legacy, text.toUpperCase())).toBe(false);
  });
});

describe('places of tones', () => {
  it.each(['hòa', 'HÓA', 'khỏe', 'thủy', 'Thụy', 'lõa', 'họa sĩ', 'Hòe', 'ủy ban', 'Úy', 'hòa-bình'])(
    'knows the older way: %s',
    (text) => {
      expect([matches(tonesOld, text), matches(tonesNew, text)]).toEqual([true, false]);
    },
  );

  it.each(['hoà', 'HOÁ', 'khoẻ', 'thuỷ', 'Thuỵ', 'loã', 'hoạ sĩ', 'Hoè', 'uỷ ban', 'Uý', 'hoà-bình'])(
    'knows the newer way: %s',
    (text) => {
      expect([matches(tonesOld, text), matches(tonesNew, text)]).toEqual([false, true]);
    },
  );

  it.each(
    [
      'quý',
      'Quỳnh',
      'quá',
      'hoàn',
      'hoài',
      'toán',
      'loáng',
      'ngoèo',
      'khuỷu',
      'huỳnh',
      'thuyền',
      'khoa',
      'huy',
      'của',
      'múa',
      'mía',
    ].concat(['xoè ra'.slice(4), 'luật', 'Đắk Lắk', '']),
  )('says nothing of what is written one way only: %s', (text) => {
    expect([matches(tonesOld, text), matches(tonesNew, text)]).toEqual([false, false]);
  });

  it.each(['tóan', 'hòang', 'TÓAN', 'ngòeo', 'hùynh', 'qúy', 'qủa', 'Qùynh'])(
    'finds wrong either way: %s',
    (text) => {
      expect([matches(tonesOld, text), matches(tonesNew, text)]).toEqual([true, true]);
    },
  );
});
