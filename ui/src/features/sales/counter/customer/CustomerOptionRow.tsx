import { IconBuilding, IconUser, IconUserPlus, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatPhone } from '@/design/format/phone';
import type { CustomerOption } from './choices';
import classes from './CustomerDialog.module.css';

interface Props {
  readonly option: CustomerOption;
}

export function CustomerOptionRow({ option }: Props) {
  const { t } = useTranslation();
  switch (option.kind) {
    case 'walk-in':
      return row(IconWalk, t('counter.customer.walkIn'), '');
    case 'new':
      return row(
        IconUserPlus,
        option.text === '' ? t('counter.customer.new') : t('counter.customer.create', { name: option.text }),
        '',
      );
    case 'known': {
      const { kind, name, phone } = option.row;
      return row(kind === 'company' ? IconBuilding : IconUser, name, phone === '' ? '' : formatPhone(phone));
    }
  }
}

function row(Icon: typeof IconUser, name: string, phone: string) {
  return (
    <div className={classes['row']}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <span className={classes['name']}>{name}</span>
      <span className={classes['phone']}>{phone}</span>
    </div>
  );
}
