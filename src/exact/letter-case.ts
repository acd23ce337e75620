/** The letters of Vietnamese that are not ASCII, lower case (TCVN 6909). */
const LOWER = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ';

/** All Vietnamese letters of a case, for a class of a pattern. */
export const LOWER_LETTERS = `a-z${LOWER}`;
export const UPPER_LETTERS = `A-Z${LOWER.toUpperCase()}`;

/** True when no letter is a small one (Unicode, Lowercase_Letter and Titlecase_Letter). */
export function isUpperCase(text: string): boolean {
  return !/[\p{Ll}\p{Lt}]/u.test(text.normalize('NFC'));
}

/** True when no letter is a capital. */
export function isLowerCase(text: string): boolean {
  return !/[\p{Lu}\p{Lt}]/u.test(text.normalize('NFC'));
}

/**
 * True when every word begins with a capital and goes on in small letters, as names of people and places do. Behind an
 * apostrophe, hyphen or point a part may begin either way (M'Droh, H'bia); Roman numerals and words that begin with a digit
 * are as they are (Elizabeth II, 12A); letters without case are always right.
 */
export function isTitleCase(text: string): boolean {
  const words = text.normalize('NFC').split(/\p{White_Space}+/u);
  return words.every(
    (word) => /^(?:\p{Nd}|[IVXLCDM]+$)/u.test(word) || !/^\P{L}*\p{Ll}|\p{L}\p{M}*\p{Lu}/u.test(word),
  );
}
