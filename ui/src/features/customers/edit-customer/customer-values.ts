import type { CustomerKind } from '@/bindings/CustomerKind';
import type { CustomerProfile } from '@/bindings/CustomerProfile';
import type { CustomerRow } from '@/bindings/CustomerRow';
import { formatPhone } from '@/design/format/phone';

export interface CustomerValues {
  kind: CustomerKind;
  name: string;
  phone: string;
  email: string;
  address: string;
  tax_id: string;
}

export const nobody: CustomerValues = { kind: 'person', name: '', phone: '', email: '', address: '', tax_id: '' };

export function customerValues({ kind, name, phone, email, address, tax_id }: CustomerRow): CustomerValues {
  return { kind, name, phone: formatPhone(phone), email, address, tax_id };
}

/** What differs; Rust reads the phone as it is written and says what is wrong with it. */
export function changedProfile(before: CustomerValues, after: CustomerValues): CustomerProfile {
  const keys = Object.keys(after) as (keyof CustomerValues)[];
  const changed = keys.filter((key) => after[key].trim() !== before[key].trim());
  return Object.fromEntries(changed.map((key) => [key, after[key].trim()]));
}
