import type { SpotlightActionGroupData } from '@mantine/spotlight';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBox, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { SignedInPerson } from '@/bindings/SignedInPerson';
import { formatMoney } from '@/design/format/money';
import { formatPhone } from '@/design/format/phone';
import { NOT_YET, useAnswer, useCurrency } from '@/platform';

const PAUSE_MS = 120;
const LENGTH_MIN = 2;
const SHOWN_MAX = 6;

/** Products and customers by what was typed, for those who may do something with them. */
export function useFoundActions(text: string, { permissions }: SignedInPerson): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const currency = useCurrency();
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  const isLong = asked.length >= LENGTH_MIN && text.trim() !== '';
  const maySell = permissions.includes('sales.create');
  const maySeeCustomers = permissions.includes('customers.view');
  const options = { former: 'keep' } as const;
  const products = useAnswer('catalog.search', isLong && maySell ? { text: asked } : NOT_YET, options).data;
  const customers = useAnswer('customers.search', isLong && maySeeCustomers ? { text: asked } : NOT_YET, options).data;
  const found: SpotlightActionGroupData[] = [];
  if (isLong && products && products.products.length > 0) {
    found.push({
      group: t('palette.products'),
      actions: products.products.slice(0, SHOWN_MAX).map(({ product, name, sku, price }) => ({
        id: `found-${product}`,
        label: name,
        description: `${sku} · ${formatMoney(price, currency)}`,
        leftSection: <IconBox size={20} stroke={1.75} aria-hidden />,
        onClick: () => void navigate('/counter', { state: { add: product } }),
      })),
    });
  }
  if (isLong && customers && customers.rows.length > 0) {
    found.push({
      group: t('palette.customers'),
      actions: customers.rows.slice(0, SHOWN_MAX).map(({ customer, name, phone }) => ({
        id: `found-${customer}`,
        label: name,
        description: phone === '' ? '' : formatPhone(phone),
        leftSection: <IconUser size={20} stroke={1.75} aria-hidden />,
        onClick: () => void navigate(`/customers/${customer}`),
      })),
    });
  }
  return found;
}
