const MTN = 'MTN MoMo';
const ORANGE = 'Orange Money';
const MOOV = 'Moov Money';

const byCountry: Readonly<Record<string, readonly string[]>> = {
  CM: [MTN, ORANGE],
  BJ: [MTN, MOOV, 'Celtiis'],
};

/** Who carries mobile money in a country (ISO 3166), as customers call them. */
export function operatorsOf(country: string): readonly string[] {
  return byCountry[country] ?? [MTN, ORANGE, MOOV, 'Wave'];
}
