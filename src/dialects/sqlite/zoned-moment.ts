const LAYOUT = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?(?:Z|([+-])(\d\d):?(\d\d)?)$/;

/**
 * A moment with a zone, ISO 8601 with `T` or a space, as `YYYY-MM-DD HH:MM:SS[.f]` at that offset, its fraction exact and
 * without trailing zeros: equal moments are equal texts, and text order is time order. Null when it is no such moment.
 */
export function zonedMoment(text: string, utcOffset: string): string | null {
  const match = LAYOUT.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second = '00', fraction = '', sign, hours = '0', minutes = '0'] =
    match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  if (Number(hours) > 23 || Number(minutes) > 59) return null;
  const moment = new Date(0);
  moment.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (moment.getUTCMonth() !== Number(month) - 1 || moment.getUTCDate() !== Number(day)) return null;
  const written = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  moment.setUTCHours(Number(hour), Number(minute) - written + offsetMinutes(utcOffset), Number(second));
  // A year of more than four digits would break the order of texts.
  if (moment.getUTCFullYear() < 0 || moment.getUTCFullYear() > 9999) return null;
  const rest = fraction.replace(/0+$/, '');
  return moment.toISOString().slice(0, 19).replace('T', ' ') + (rest === '' ? '' : `.${rest}`);
}

function offsetMinutes(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number);
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
