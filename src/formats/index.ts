import { email } from './email.ts';
import { geohash } from './geohash.ts';
import { iban } from './iban.ts';
import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import { isbn } from './isbn.ts';
import { isoCountry } from './iso-country.ts';
import { isoCurrency } from './iso-currency.ts';
import { isoDate } from './iso-date.ts';
import { isoDatetime } from './iso-datetime.ts';
import { isoLanguage } from './iso-language.ts';
import { isoTime } from './iso-time.ts';
import { latitude } from './latitude.ts';
import { longitude } from './longitude.ts';
import { luhn } from './luhn.ts';
import { mac } from './mac.ts';
import { url } from './url.ts';
import { uuid } from './uuid.ts';
import type { ValueFormat } from './value-format.ts';
import { vnAgencyCode } from './vn-agency-code.ts';
import { vnBankAccount } from './vn-bank-account.ts';
import { vnBankCard } from './vn-bank-card.ts';
import { vnBudgetUnitCode } from './vn-budget-unit-code.ts';
import { vnCmnd } from './vn-cmnd.ts';
import { vnDocumentNumber } from './vn-document-number.ts';
import { vnDossierId } from './vn-dossier-id.ts';
import { vnEnterpriseCode } from './vn-enterprise-code.ts';
import { vnHealthCard } from './vn-health-card.ts';
import { vnHealthFacilityCode } from './vn-health-facility-code.ts';
import { vnParcelId } from './vn-parcel-id.ts';
import { vnPassport } from './vn-passport.ts';
import { vnPersonName } from './vn-person-name.ts';
import { vnPersonalId } from './vn-personal-id.ts';
import { vnPhone } from './vn-phone.ts';
import { vnPlate } from './vn-plate.ts';
import { vnPostalCode } from './vn-postal-code.ts';
import { vnProcedureCode } from './vn-procedure-code.ts';
import { vnRankCode } from './vn-rank-code.ts';
import { vnSectorCode } from './vn-sector-code.ts';
import { vnSocialInsurance } from './vn-social-insurance.ts';
import { vnTaxCode } from './vn-tax-code.ts';

/** Every named format, in the order of the reference page. */
export const formats: readonly ValueFormat[] = [
  vnPersonalId,
  vnTaxCode,
  vnPhone,
  vnCmnd,
  vnEnterpriseCode,
  vnSocialInsurance,
  vnHealthCard,
  vnPassport,
  vnPersonName,
  vnPostalCode,
  vnPlate,
  vnAgencyCode,
  vnDossierId,
  vnProcedureCode,
  vnSectorCode,
  vnDocumentNumber,
  vnParcelId,
  vnRankCode,
  vnBudgetUnitCode,
  vnHealthFacilityCode,
  vnBankAccount,
  vnBankCard,
  email,
  url,
  uuid,
  ipv4,
  ipv6,
  mac,
  iban,
  luhn,
  isbn,
  isoDate,
  isoDatetime,
  isoTime,
  isoCountry,
  isoCurrency,
  isoLanguage,
  latitude,
  longitude,
  geohash,
];

/** The format of that name; undefined when there is none. */
export function formatNamed(name: string): ValueFormat | undefined {
  return formats.find((format) => format.name === name);
}
