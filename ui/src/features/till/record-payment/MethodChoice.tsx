import { SegmentedControl } from '@mantine/core';
import {
  IconBuildingBank,
  IconCashBanknote,
  IconDeviceMobile,
  IconFileInvoice,
  IconNotebook,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './MethodChoice.module.css';
import { methods, type Method } from './payment-draft';

const icons = {
  cash: IconCashBanknote,
  mobile_money: IconDeviceMobile,
  bank_transfer: IconBuildingBank,
  cheque: IconFileInvoice,
  customer_credit: IconNotebook,
} satisfies Record<Method, unknown>;

interface Props {
  readonly method: Method;
  readonly hasCustomer: boolean;
  readonly onChoose: (method: Method) => void;
}

/** F3 goes through it; a click does too. */
export function MethodChoice({ method, hasCustomer, onChoose }: Props) {
  const { t } = useTranslation();
  const item = (value: Method) => {
    const Icon = icons[value];
    const isBarred = value === 'customer_credit' && !hasCustomer;
    return {
      value,
      disabled: isBarred,
      label: (
        <span className={classes['item']} title={isBarred ? t('till.pay.creditNeedsCustomer') : undefined}>
          <Icon size={20} stroke={1.75} aria-hidden />
          {t(`till.means.${value}`)}
        </span>
      ),
    };
  };
  return (
    <SegmentedControl<Method>
      fullWidth
      aria-label={t('till.pay.method')}
      classNames={{ root: classes['root'] ?? '', label: classes['label'] ?? '', indicator: classes['indicator'] ?? '' }}
      transitionDuration={0}
      data={methods.map(item)}
      value={method}
      onChange={onChoose}
    />
  );
}
