import { IconDeviceDesktop, IconDevices, IconServer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Holders as Where } from '@/bindings/Holders';
import { useAnswer } from '@/platform';
import classes from './SaleDrawer.module.css';

const ICONS = { here: IconDeviceDesktop, computers: IconDevices, server: IconServer };

/** Where else the sale is recorded: what would remain of it if this computer were lost. Alone, there is nowhere else. */
export function Holders({ sale }: { readonly sale: string }) {
  const { t } = useTranslation();
  const { data: holders } = useAnswer('sales.holders', { sale }, { topics: ['sales', 'people', 'sync'] });
  if (!holders || holders.is_alone) return null;
  const place = placeOf(holders);
  const Icon = ICONS[place];
  return (
    <p className={classes['holders']} data-place={place}>
      <Icon size={18} stroke={1.75} aria-hidden />
      {t(`salesList.card.holders.${place}`, { count: holders.computers + 1 })}
    </p>
  );
}

function placeOf(holders: Where): keyof typeof ICONS {
  if (holders.server) return 'server';
  return holders.computers > 0 ? 'computers' : 'here';
}
