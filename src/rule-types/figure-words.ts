import { grouped } from '../judge/grouped.ts';
import type { Text } from '../model/text.ts';

/** Why a figure over no values is not applicable. */
export const NO_VALUES: Text = {
  vi: 'không có giá trị nào để tính',
  en: 'there are no values to make the figure from',
};

/** Why a figure cannot be made where so many values are not of their column's type. */
export function illTyped(count: bigint): Text {
  return {
    vi: `${grouped(count, 'vi')} giá trị không đúng kiểu của cột, nên không tính được số tổng hợp`,
    en: `${grouped(count, 'en')} values are not of the column's type, so the figure cannot be made`,
  };
}
