import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDictionary } from '../../src/dictionaries/read-dictionary.ts';
import { UsageError } from '../../src/errors.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soat-dictionary-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (name: string) => readDictionary(name, (path) => join(folder, path));

function csv(text: string): ReturnType<typeof read> {
  writeFileSync(join(folder, 'tu-dien.csv'), text);
  return read('tu-dien.csv');
}

async function fault(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => undefined,
    (thrown) => thrown,
  );
  expect(error).toBeInstanceOf(UsageError);
  return (error as UsageError).text.en;
}

describe('a dictionary in CSV', () => {
  it('is read by the titles of its columns, in either language', async () => {
    const english = await csv(
      'name,type,length,mandatory,unique,codes,format,pattern,values,min,max,personal\n' +
        'id,integer,,yes,x,,,,,1,9.5,\n' +
        'ma,varchar(12),,,,sex-iso5218,email,[0-9]+,"a; b ;a",,,x\n',
    );
    const vietnamese = await csv(
      'Tên trường;Kiểu dữ liệu;Độ dài;BẮT BUỘC;Duy nhất;Bảng mã;Định dạng;Mẫu;Giá trị cho phép;Giá trị nhỏ nhất;Giá trị lớn nhất;Dữ liệu cá nhân\n' +
        'id;Số nguyên;;Có;1;;;;;1;9.5;không\n' +
        'ma;Chuỗi ký tự(12);;-;;sex-iso5218;email;[0-9]+;a|b;;;x\n',
    );
    expect(vietnamese.fields).toEqual(english.fields);
    expect(english.ignored).toEqual([]);
    expect(english.fields).toEqual([
      {
        row: 2,
        name: 'id',
        type: 'integer',
        isMandatory: true,
        isUnique: true,
        isPersonal: false,
        min: '1',
        max: '9.5',
      },
      {
        row: 3,
        name: 'ma',
        type: 'text',
        length: { max: 12 },
        isMandatory: false,
        isUnique: false,
        isPersonal: true,
        codes: 'sex-iso5218',
        format: 'email',
        pattern: '[0-9]+',
        values: ['a', 'b'],
      },
    ]);
  });

  it('may have headings above its titles and within, blank rows and columns for people', async () => {
    const { fields, ignored } = await csv(
      '\uFEFFTỪ ĐIỂN DỮ LIỆU,,\nSTT,Tên trường,Ghi chú,Cột lạ\n1,a,x,\n,,,\nII. Phần hai,,,\n2,b,,y\n',
    );
    expect(fields.map(({ row, name }) => [row, name])).toEqual([
      [3, 'a'],
      [6, 'b'],
    ]);
    expect(ignored).toEqual(['Cột lạ']);
  });

  it.each([
    ['12', { max: 12 }],
    ['≤ 12', { max: 12 }],
    ['Tối đa 12', { max: 12 }],
    ['=12', { min: 12, max: 12 }],
    ['đúng 12', { min: 12, max: 12 }],
    ['9-12', { min: 9, max: 12 }],
    ['9 đến 12', { min: 9, max: 12 }],
  ])('writes lengths as %s', async (text, length) => {
    const { fields } = await csv(`name,length\na,"${text}"\n`);
    expect(fields[0]?.length).toEqual(length);
  });

  it.each([
    ['name,type\na,chuoi so', 'tu-dien.csv:2 "chuoi so" in the column "type" is not understood'],
    ['name,length\na,khoảng 12', 'tu-dien.csv:2 "khoảng 12" in the column "length" is not understood'],
    ['name,mandatory\na,\nb,maybe', 'tu-dien.csv:3 "maybe" in the column "mandatory" is not understood'],
    ['name,unique\na,?', 'tu-dien.csv:2 "?" in the column "unique" is not understood'],
    ['name,type\n,text,x', 'tu-dien.csv:2 this row names no column'],
    ['name,cột,type\na,b,text', 'tu-dien.csv:1 two columns mean "name"'],
    ['a,b\nc,d', 'tu-dien.csv no title row with the name of columns is found'],
    ['', 'tu-dien.csv no title row with the name of columns is found'],
    ['name\na', 'tu-dien.csv no title row with the name of columns is found'],
  ])('is refused where %j is not understood', async (text, told) => {
    expect(await fault(csv(text))).toBe(told);
  });

  it('must be there, a file, UTF-8 and not too large', async () => {
    expect(await fault(read('khong-co.csv'))).toContain(
      'khong-co.csv this data dictionary cannot be read (ENOENT)',
    );
    expect(await fault(read('.'))).toContain('it is no regular file');
    writeFileSync(join(folder, 'x.csv'), Buffer.from([0x6e, 0xff, 0xfe]));
    expect(await fault(read('x.csv'))).toContain('neither CSV in UTF-8 nor an XLSX workbook');
    writeFileSync(join(folder, 'x.csv'), Buffer.alloc(10_000_001, 0x61));
    expect(await fault(read('x.csv'))).toContain('larger than 10 MB');
    expect(await fault(csv(`name,type\n${'a,text\n'.repeat(5_001)}`))).toContain('more than 5,000 rows');
  });
});

describe('a dictionary in XLSX', () => {
  const sheets = [
    { name: 'Bìa', rows: [['Từ điển dữ liệu'], ['Bản 1']] },
    {
      name: 'Công dân',
      rows: [
        ['Bảng', 'Tên trường', 'Kiểu dữ liệu', 'Độ dài', 'Bắt buộc'],
        ['cong_dan', 'ho_ten', 'Chuỗi', 50, 'x'],
        ['cong_dan', 'ngay_sinh', 'Ngày', null, true],
      ],
    },
    {
      name: 'Đất',
      rows: [
        ['name', 'type'],
        ['thua', 'text'],
      ],
    },
  ];

  it('is read from the sheet that is named, else the first with titles', async () => {
    writeFileSync(join(folder, 'tu-dien.xlsx'), await writeXlsx({ sheets }));
    const first = await read('tu-dien.xlsx');
    expect(first.fields).toMatchObject([
      { row: 2, table: 'cong_dan', name: 'ho_ten', type: 'text', length: { max: 50 }, isMandatory: true },
      { row: 3, table: 'cong_dan', name: 'ngay_sinh', type: 'date', isMandatory: true },
    ]);
    expect((await read('tu-dien.xlsx#Đất')).fields).toMatchObject([{ name: 'thua', type: 'text' }]);
    expect(await fault(read('tu-dien.xlsx#Khác'))).toBe(
      'tu-dien.xlsx there is no sheet "Khác"; there is: Bìa, Công dân, Đất',
    );
    expect(await fault(read('tu-dien.xlsx#Bìa'))).toContain('no title row');
  });

  it('is refused when it unpacks to more than it should, whatever it says of itself', async () => {
    const bomb = archive([{ name: 'xl/workbook.xml', plain: Buffer.alloc(70 * 1024 * 1024) }]);
    expect(bomb.length).toBeLessThan(100_000);
    writeFileSync(join(folder, 'bomb.xlsx'), bomb);
    expect(await fault(read('bomb.xlsx'))).toContain('larger than 64 MB unpacked');
    const many = Array.from({ length: 8 }, (_one, at) => ({
      name: `${at}`,
      plain: Buffer.alloc(9 * 1024 * 1024),
    }));
    writeFileSync(join(folder, 'bomb.xlsx'), archive(many));
    expect(await fault(read('bomb.xlsx'))).toContain('larger than 64 MB unpacked');
  });

  it('is refused when entries share the bytes that they are stored in', async () => {
    const shared = archive([{ name: 'a', plain: Buffer.alloc(1024 * 1024) }], { times: 100 });
    expect(shared.length).toBeLessThan(1_100_000);
    writeFileSync(join(folder, 'shared.xlsx'), shared);
    expect(await fault(read('shared.xlsx'))).toContain('larger than 64 MB unpacked');
  });

  it('is refused when it is broken', async () => {
    const sound = Buffer.from(await writeXlsx({ sheets }));
    for (const broken of [
      sound.subarray(0, 200),
      Buffer.concat([sound.subarray(0, 100), Buffer.alloc(50), sound.subarray(150)]),
      Buffer.from('PK\u0003\u0004'),
      archive([{ name: 'a', plain: Buffer.from('a') }]),
    ]) {
      writeFileSync(join(folder, 'broken.xlsx'), broken);
      expect(await fault(read('broken.xlsx'))).toContain('XLSX workbook');
    }
  });
});

/** A ZIP archive whose directory says that every entry is 10 bytes unpacked; with `times` it names each so often, stored. */
function archive(
  files: readonly { readonly name: string; readonly plain: Buffer }[],
  { times }: { readonly times?: number } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  const method = times === undefined ? 8 : 0;
  let at = 0;
  for (const { name, plain } of files) {
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(10, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(10, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(local, Buffer.from(name), packed);
    for (let time = 0; time < (times ?? 1); time += 1) directory.push(entry, Buffer.from(name));
    at += local.length + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(index.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, index, end]);
}
