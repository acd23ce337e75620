import type { Language } from '../../model/text.ts';
import { en } from './en.ts';
import { vi, type Wording } from './vi.ts';

/** The wording of reports by language. */
export const wordings: Readonly<Record<Language, Wording>> = { vi, en };
export type { Wording };
