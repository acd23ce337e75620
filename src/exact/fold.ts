/**
 * Text without regard to case, as every engine can say it: Unicode lower case, with the final sigma as any other and the
 * dot that lower case adds to U+0130 dropped (Unicode SpecialCasing), since MySQL's lower case knows neither.
 */
export function fold(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ').replaceAll('i\u0307', 'i');
}
