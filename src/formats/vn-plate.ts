import { parsePattern } from '../pattern/parse.ts';
import { all, matches } from '../sql/build.ts';
import { hasLengthBetween } from './parts.ts';
import type { ValueFormat } from './value-format.ts';

/** No I, J, O, Q, W; R stands on trailers only, alone or before M. */
const PLATE = parsePattern(
  '^(?:1[1-9]|[2-9][0-9])(?:[A-HK-NPS-VX-Z]{1,2}[1-9]?|RM?)-[0-9]{3}(?:[0-9]|\\.[0-9]{2})$',
);

const SERIES = new Set([...'ABCDEFGHKLMNPSTUVXYZ']);

/** Biển số xe as it is written in papers (Thông tư 24/2023/TT-BCA, Thông tư 79/2024/TT-BCA); the details are not confirmed. */
export const vnPlate: ValueFormat = {
  name: 'vn-plate',
  title: { vi: 'Biển số xe trong nước', en: 'Vietnamese vehicle plate' },
  summary: {
    vi: 'Ký hiệu địa phương 11–99; sê ri: 1–2 chữ in hoa A–Z trừ I, J, O, Q, R, W, có thể thêm 1 chữ số 1–9 (mô tô), hoặc R, RM (rơ moóc); dấu "-"; rồi 5 chữ số viết ddd.dd hoặc 4 chữ số viết liền. Ví dụ 51F-123.45, 29X1-234.56, 30K-1234. Không gồm biển quân đội, ngoại giao, xe máy điện (MĐ).',
    en: 'Local number 11–99; series: 1–2 capital letters A–Z but I, J, O, Q, R, W, to which 1 digit 1–9 may be added (motorcycles), or R, RM (trailers); "-"; then 5 digits written ddd.dd or 4 digits without a dot. Such as 51F-123.45, 29X1-234.56, 30K-1234. Plates of the army, of diplomats and of electric mopeds (MĐ) are not of this form.',
  },
  source: {
    vi: 'Thông tư 24/2023/TT-BCA; Thông tư 79/2024/TT-BCA; Thông tư 51/2025/TT-BCA (chưa xác nhận)',
    en: 'Circular 24/2023/TT-BCA; Circular 79/2024/TT-BCA; Circular 51/2025/TT-BCA (not confirmed)',
  },
  certainty: 'suspicion',
  matches: (of) => all([hasLengthBetween(of, 8, 12), matches(of, PLATE)]),
  test: (value) => {
    const [head = '', tail = '', ...more] = value.split('-');
    const place = head.slice(0, 2);
    if (more.length > 0 || !/^\d\d$/.test(place) || Number(place) < 11) return false;
    if (!/^\d{4}$/.test(tail) && !/^\d{3}\.\d\d$/.test(tail)) return false;
    const series = head.slice(2);
    if (series === 'R' || series === 'RM') return true;
    const letters = series.replace(/[1-9]$/, '');
    return letters !== '' && letters.length <= 2 && [...letters].every((letter) => SERIES.has(letter));
  },
  valid: [
    '51F-123.45',
    '30K-1234',
    '29X1-234.56',
    '29AA-123.45',
    '59AB9-123.45',
    '11A-000.01',
    '99Z-999.99',
    '51R-123.45',
    '51RM-123.45',
  ],
  invalid: [
    '',
    '51F12345',
    '51F-12345',
    '51F-123',
    '51F-12.345',
    '51F-123.456',
    '51F-123.4',
    '51F 123.45',
    '51-F-123.45',
    '51F–123.45',
    '51f-123.45',
    '1F-123.45',
    '10A-123.45',
    '09A-123.45',
    '51-123.45',
    '511-123.45',
    '51I-123.45',
    '51J-123.45',
    '51O-123.45',
    '51Q-123.45',
    '51W-123.45',
    '51RA-123.45',
    '51R1-123.45',
    '51ABC-123.45',
    '51F0-123.45',
    '51F12-123.45',
    '51Đ-123.45',
    'TM-12-34',
    '80-NG-123-45',
    ' 51F-123.45',
    '51F-123.45\n',
    '51F-123.4٥',
    '５１F-123.45',
  ],
};
