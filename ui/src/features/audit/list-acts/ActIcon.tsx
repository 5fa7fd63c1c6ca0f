import {
  IconAlertOctagon,
  IconBox,
  IconBuildingStore,
  IconCash,
  IconGavel,
  IconKey,
  IconReceipt,
  IconStack2,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';

const icons: Readonly<Record<string, Icon>> = {
  sale: IconReceipt,
  shift: IconCash,
  stock: IconStack2,
  product: IconBox,
  category: IconBox,
  brand: IconBox,
  customer: IconUsers,
  user: IconUser,
  role: IconUser,
  access: IconKey,
  conflict: IconGavel,
  verdict: IconGavel,
};

/** Of the family; what was refused or undone stands out. The sentence beside it says which. */
export function ActIcon({ kind }: { readonly kind: string }) {
  const isRefusal = kind === 'access.sign_in_failed' || kind === 'access.override_denied';
  const isUndoing = kind === 'sale.cancelled' || kind === 'sale.payment_returned';
  const Shown = isRefusal ? IconAlertOctagon : (icons[kind.split('.')[0] ?? ''] ?? IconBuildingStore);
  return <Shown size={18} stroke={1.75} aria-hidden data-tone={isRefusal ? 'bad' : isUndoing ? 'warn' : undefined} />;
}
