import { IconBan, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SaleStatus } from '@/bindings/SaleStatus';
import { StatusTag } from '@/design/status/StatusTag';
import { statusKinds } from './sale-statuses';

interface Props {
  readonly status: SaleStatus;
}

const icons = { parked: IconPlayerPause, cancelled: IconBan } as const;

export function SaleStatusTag({ status }: Props) {
  const { t } = useTranslation();
  const own = status in icons ? { icon: icons[status as keyof typeof icons] } : {};
  return <StatusTag kind={statusKinds[status]} label={t(`salesList.status.${status}`)} {...own} />;
}
