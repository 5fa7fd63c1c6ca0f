import type { CreateBusiness } from '@/bindings/CreateBusiness';
import { parseAmount } from '@/design/format/money';
import { defaultsOf, type CountryCode } from './countries';

/** What the wizard asks, as it is typed. */
export interface BusinessForm {
  business: string;
  country: CountryCode;
  store: string;
  storeCode: string;
  register: string;
  /** Percent. */
  vat: string;
  pricesIncludeTax: boolean;
  person: string;
  userName: string;
  password: string;
  pin: string;
  passphrase: string;
  passphraseAgain: string;
}

export const PASSWORD_MIN = 8;
export const PASSPHRASE_MIN = 12;

/** 19,25 → 1925; null when it is no rate. */
export function readRate(text: string): number | null {
  const rate = parseAmount(text.replace('%', ''), { code: '%', exponent: 2 });
  return rate === null || rate < 0 || rate > 10_000 ? null : rate;
}

/** What Rust is told. */
export function businessOf(form: BusinessForm, language: string): CreateBusiness {
  const { currency, zone } = defaultsOf(form.country);
  const store = form.store.trim();
  return {
    business: {
      name: form.business.trim(),
      country: form.country,
      currency,
      zone,
      store: {
        code: form.storeCode,
        name: store,
        currency,
        zone,
        taxes: { standard: readRate(form.vat) ?? 0, reduced: 0, prices_include_tax: form.pricesIncludeTax },
      },
      register_name: form.register.trim(),
      administrator: {
        user_name: form.userName.trim(),
        name: form.person.trim(),
        password: form.password,
        language,
        ...(form.pin === '' ? {} : { pin: form.pin }),
      },
      demonstration: false,
    },
    ...(form.passphrase === '' ? {} : { passphrase: form.passphrase }),
  };
}
