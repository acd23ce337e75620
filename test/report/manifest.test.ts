import canonicalize from 'canonicalize';
import { describe, expect, it } from 'vitest';
import { buildManifest, compareWithManifest, type Manifest, sha256 } from '../../src/report/manifest.ts';

const FILES = [
  { name: 'report.md', bytes: 'ệ\n' },
  { name: 'report.json', bytes: new Uint8Array([1, 2, 3]) },
];
const INPUTS = [
  { kind: 'rule-file', name: 'soat.yaml', sha256: sha256('rules') },
  { kind: 'pack', name: 'vn-citizen', sha256: sha256('pack') },
  { kind: 'code-table', name: 'vn-admin-unit', sha256: sha256('codes') },
] as const;
const TOOL = { name: 'soat', version: '0.1.0' };
const manifest = (): Manifest => JSON.parse(buildManifest({ tool: TOOL, files: FILES, inputs: INPUTS }));

describe('the manifest', () => {
  it('names every file with its size in bytes and its hash, and every input', () => {
    expect(manifest()).toEqual({
      formatVersion: 1,
      tool: TOOL,
      files: [
        {
          name: 'report.json',
          bytes: 3,
          sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81',
        },
        { name: 'report.md', bytes: 4, sha256: sha256(Buffer.from('ệ\n', 'utf8')) },
      ],
      inputs: [INPUTS[2], INPUTS[1], INPUTS[0]],
    });
  });

  it('is canonical JSON, the same in whatever order things come', () => {
    const text = buildManifest({ tool: TOOL, files: FILES, inputs: INPUTS });
    expect(text).toBe(canonicalize(JSON.parse(text)));
    const tool = { version: '0.1.0', name: 'soat' };
    expect(buildManifest({ tool, files: FILES.toReversed(), inputs: INPUTS.toReversed() })).toBe(text);
  });

  it('finds one changed byte in any place of any file', () => {
    expect(compareWithManifest(manifest(), FILES)).toEqual([]);
    for (const file of FILES) {
      const bytes = Buffer.from(file.bytes);
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes);
        changed[at]! ^= 1;
        const files = FILES.map((each) => (each === file ? { ...each, bytes: changed } : each));
        expect(compareWithManifest(manifest(), files)).toEqual([{ name: file.name, kind: 'changed' }]);
      }
      const longer = FILES.map((each) =>
        each === file ? { ...each, bytes: Buffer.concat([bytes, bytes]) } : each,
      );
      expect(compareWithManifest(manifest(), longer)).toEqual([{ name: file.name, kind: 'changed' }]);
    }
  });

  it('finds what is missing and what is not listed, but does not list itself', () => {
    const files = [
      FILES[0]!,
      { name: 'extra.txt', bytes: '' },
      { name: 'manifest.json', bytes: '{}' },
      { name: 'manifest.sig', bytes: '' },
    ];
    expect(compareWithManifest(manifest(), files)).toEqual([
      { name: 'report.json', kind: 'missing' },
      { name: 'extra.txt', kind: 'not-listed' },
    ]);
  });
});
