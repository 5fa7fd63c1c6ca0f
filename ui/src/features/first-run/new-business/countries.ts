/** What a country sets for a new business. Rates change by law: they are starting points, to be corrected in place. */
export interface CountryDefaults {
  readonly code: string;
  readonly currency: 'XAF' | 'XOF';
  readonly zone: string;
  /** Standard VAT, in hundredths of a percent. */
  readonly vat: number;
}

/** The two francs CFA, by how many shops we know there. */
export const countries = [
  { code: 'CM', currency: 'XAF', zone: 'Africa/Douala', vat: 1925 },
  { code: 'BJ', currency: 'XOF', zone: 'Africa/Porto-Novo', vat: 1800 },
  { code: 'CI', currency: 'XOF', zone: 'Africa/Abidjan', vat: 1800 },
  { code: 'SN', currency: 'XOF', zone: 'Africa/Dakar', vat: 1800 },
  { code: 'TG', currency: 'XOF', zone: 'Africa/Lome', vat: 1800 },
  { code: 'BF', currency: 'XOF', zone: 'Africa/Ouagadougou', vat: 1800 },
  { code: 'ML', currency: 'XOF', zone: 'Africa/Bamako', vat: 1800 },
  { code: 'NE', currency: 'XOF', zone: 'Africa/Niamey', vat: 1900 },
  { code: 'GA', currency: 'XAF', zone: 'Africa/Libreville', vat: 1800 },
  { code: 'CG', currency: 'XAF', zone: 'Africa/Brazzaville', vat: 1890 },
  { code: 'TD', currency: 'XAF', zone: 'Africa/Ndjamena', vat: 1800 },
] as const satisfies readonly CountryDefaults[];

export type CountryCode = (typeof countries)[number]['code'];

export function defaultsOf(code: CountryCode): CountryDefaults {
  return countries.find((country) => country.code === code) ?? countries[0];
}
