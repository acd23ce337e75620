/**
 * Signs in text that a pattern can find: traces of the encodings that came before Unicode, and the places of tones.
 * Both cases of a letter stand in a class, as the patterns are found with regard to case.
 */

/** Letters of the Latin blocks, composed ones among them, for a class. */
const LETTERS = 'A-Za-zÀ-ÖØ-öø-ɏ\\u0300-\\u036fḀ-ỿ';
const BEFORE_WORD = '(?:^|[^A-Za-z0-9])';

/**
 * TCVN3 ("ABC", TCVN 5712:1993) read as Latin-1: `NguyÔn`, `V¨n`, `§øc`, `Ph¹m`. Capitals of Latin-1 behind or
 * before a small letter;
 * signs that are vowels there, behind a letter, and in front of one where the vowel must be followed; đ and Đ begin words.
 */
const TCVN3 = [
  '[a-z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ]',
  '[A-Z][ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ][a-z]',
  '[A-Za-z]×nh',
  '[A-Za-z][¨ª¬µ¶¸]',
  '[A-Za-z][©¹»¼½¾][a-z]',
  `${BEFORE_WORD}[®§][a-z¨-þ]`,
  `${BEFORE_WORD}¤[a-z]`,
  '\\u00ad[¬êëìíî]',
];

/** VISCII (RFC 1456) read as Latin-1, where it differs from the above: `Tr¥n`, `Vi®t`, `Nguy\u00adn`. */
const VISCII = ['[A-Za-z][¡¢£¤¥¦§«®¯°][a-z]', '[A-Za-z]¯', 'ß[¶·½¾Þ]', 'Ð[¡-¾Ñ]', 'guy\\u00adn'];

/**
 * VNI for Windows: a vowel and a letter that stood for its tone: `Nguyeãn`, `Phöông`, `Ñöùc`. Left out is what is written in
 * French, German, Spanish or Portuguese (`aoû`, `Haï`, `Raphaë`, `Gaé`, `leã` before o), and `oà oá oã`, right in Vietnamese.
 */
const VNI = [
  '[ôÔöÖ][ùÙøØûÛõÕïÏ]',
  '[öÖ][ôÔ]',
  '[aA][ùÙøØûÛõÕâÂåÅàÀáÁãÃ]',
  '[aA][äÄ][mnptuyMNPTUY]',
  '[aA][êÊ][cmnptCMNPT]',
  '[aA][éÉ](?:[cpCP]|[nN][gG])',
  '[aA][èÈ][nN][gG]',
  '[aA][ëË][cC]',
  '[aA][ïÏ][nN][gGhH]',
  '[pP][hH][aA][ïÏ]',
  '[iuyIUY][eE][áÁàÀãÃäÄ]',
  '[eE][åÅâÂùÙøØ]',
  '[eE][ãÃ](?:$|[^oO])',
  '[A-Za-z][oO][ùÙ]',
  '[oO][øØõÕâÂåÅ]',
  '[oO][äÄ][cimnptCIMNPT]',
  '[uU][ùÙøØõÕûÛ]',
  '[uU][ïÏ](?:[cC]|[nN][gG])',
  '[yY][ùÙøØûÛõÕ]',
  `(?:^|[^${LETTERS}])[ñÑ][A-Za-zôÔöÖ]`,
];

/** What text looks like that was moved from TCVN3, VISCII or VNI without being converted. A suspicion, not a proof. */
export const LEGACY_ENCODING = [...TCVN3, ...VISCII, ...VNI].join('|');

const WORD_ENDS = `(?:$|[^${LETTERS}])`;
const TONED_O = '[òÒóÓỏỎõÕọỌ]';
const TONED_U = '[ùÙúÚủỦũŨụỤ]';

/** Wrong in either style: the tone on the first vowel before a last consonant or vowel (tóan, hùynh), or on the u of qu (qúy). */
const MISPLACED = `${TONED_O}[aAeE][${LETTERS}]|${TONED_U}[yY][${LETTERS}]|[qQ]${TONED_U}`;

/** The older style, the tone on the first vowel of an open oa, oe, uy (hòa, thủy); qu is a consonant. */
export const TONE_OLD = `${TONED_O}[aAeE]${WORD_ENDS}|(?:^|[^qQ])${TONED_U}[yY]${WORD_ENDS}|${MISPLACED}`;

/** The newer style, the tone on the second vowel (hoà, thuỷ). */
export const TONE_NEW = `[oO][àÀáÁảẢãÃạẠèÈéÉẻẺẽẼẹẸ]${WORD_ENDS}|(?:^|[^qQ])[uU][ỳỲýÝỷỶỹỸỵỴ]${WORD_ENDS}|${MISPLACED}`;
