import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import form from '../new-business/NewBusiness.module.css';

interface Props {
  readonly onKeep: () => void;
}

/** What giving up means, before it is done: this computer is as new, the business has lost nothing. */
export function GiveUp({ onKeep }: Props) {
  const { t } = useTranslation();
  const forget = useCall('device.forget_join');
  return (
    <>
      <p className={form['note']}>{t('join.giveUp.what')}</p>
      {forget.error && <ErrorStrip error={forget.error} />}
      <div className={form['acts']}>
        <Button color="brique" h={48} disabled={forget.isPending} onClick={() => forget.mutate({})}>
          {t('join.giveUp.act')}
        </Button>
        <Button variant="default" h={48} disabled={forget.isPending} onClick={onKeep}>
          {t('join.giveUp.keep')}
        </Button>
      </div>
    </>
  );
}
