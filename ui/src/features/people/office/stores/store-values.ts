import type { StoreFields } from '@/bindings/StoreFields';

/** A store as it is being typed: every field is there. */
export interface StoreValues {
  code: string;
  name: string;
  currency: string;
  zone: string;
  standard: number | null;
  reduced: number | null;
  prices_include_tax: boolean;
  address: string;
  phone: string;
  tax_id: string;
  receipt_footer: string;
  allow_negative_stock: boolean;
  seller_discount_cap: number | null;
  manager_discount_cap: number | null;
  variance_warning: number | null;
}

/** A new store begins like the one where this device stands: same country, same rules. */
export function storeValues(fields: StoreFields): StoreValues {
  return {
    code: fields.code ?? '',
    name: fields.name ?? '',
    currency: fields.currency ?? 'XAF',
    zone: fields.zone ?? 'Africa/Douala',
    standard: fields.taxes?.standard ?? 1925,
    reduced: fields.taxes?.reduced ?? 0,
    prices_include_tax: fields.taxes?.prices_include_tax ?? true,
    address: fields.address ?? '',
    phone: fields.phone ?? '',
    tax_id: fields.tax_id ?? '',
    receipt_footer: fields.receipt_footer ?? '',
    allow_negative_stock: fields.allow_negative_stock ?? false,
    seller_discount_cap: fields.seller_discount_cap ?? 1000,
    manager_discount_cap: fields.manager_discount_cap ?? 5000,
    variance_warning: fields.variance_warning ?? 5000,
  };
}

export function storeFields(values: StoreValues): StoreFields {
  const { standard, reduced, prices_include_tax, seller_discount_cap: seller, manager_discount_cap: manager } = values;
  const { variance_warning: variance, ...texts } = values;
  const { code, name, currency, zone, address, phone, tax_id, receipt_footer, allow_negative_stock } = texts;
  return {
    ...{ code: code.trim(), name: name.trim(), currency, zone, allow_negative_stock },
    ...{ address: address.trim(), phone: phone.trim(), tax_id: tax_id.trim(), receipt_footer: receipt_footer.trim() },
    taxes: { standard: standard ?? 0, reduced: reduced ?? 0, prices_include_tax },
    seller_discount_cap: seller ?? 0,
    manager_discount_cap: manager ?? 0,
    variance_warning: variance ?? 0,
  };
}

/** What is sent for a store that exists: what differs. Its code is on its papers and never changes. */
export function changedStore(before: StoreValues, after: StoreValues): StoreFields {
  const same = storeFields(before);
  const changed = Object.entries(storeFields(after)).filter(
    ([key, value]) => key !== 'code' && JSON.stringify(value) !== JSON.stringify(same[key as keyof StoreFields]),
  );
  return Object.fromEntries(changed);
}
