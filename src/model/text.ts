/** The languages the product speaks; Vietnamese is the default. */
export type Language = 'vi' | 'en';

/** One sentence in both languages, written side by side where it arises. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}
