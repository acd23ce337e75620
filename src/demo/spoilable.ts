import type { Citizen, MintNumber } from './citizens.ts';
import type { Ledger } from './ledger.ts';
import type { Sex } from './names.ts';
import type { Places } from './places.ts';
import type { Random } from './random.ts';
import type { Victims } from './victims.ts';

/** What spoiling citizens needs. */
export interface CitizenErrors {
  readonly random: Random;
  readonly citizens: readonly Citizen[];
  readonly victims: Victims<Citizen>;
  readonly ledger: Ledger;
  readonly places: Places;
  readonly mint: MintNumber;
}

/** Not dead: rules about deaths do not look at them. */
export const isLiving = (citizen: Citizen): boolean => citizen.tinh_trang !== 'Đã mất';
/** Someone with number and birthday who is nobody's parent or twin, so that every rule judges what is changed. */
export const isPlain = (citizen: Citizen): boolean =>
  isLiving(citizen) && !citizen.hasKin && citizen.so_dinh_danh !== null && citizen.ngay_sinh !== null;
/** The sex as the personal number needs it. */
export const sexOf = (citizen: Citizen): Sex => (citizen.gioi_tinh === 'Nam' ? 'Nam' : 'Nữ');
/** The year of birth of a citizen that has one in figures. */
export const yearOf = (citizen: Citizen): number => Number(citizen.nam_sinh);
