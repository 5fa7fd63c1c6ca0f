import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import classes from '../sync.module.css';

interface Props {
  readonly fingerprint: string;
  readonly name: string;
}

/** To talk to a peer no longer: what that means is said before. */
export function ForgetPeer({ fingerprint, name }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  const forget = useCall('sync.forget_peer');
  if (!isAsking) {
    return (
      <Button variant="default" size="compact-sm" onClick={() => setIsAsking(true)}>
        {t('sync.forget.open')}
      </Button>
    );
  }
  return (
    <div className={classes['forget']}>
      <p className={classes['hint']}>{t('sync.forget.what', { name })}</p>
      {forget.error && <ErrorStrip error={forget.error} />}
      <Button color="brique" h={36} disabled={forget.isPending} onClick={() => forget.mutate({ fingerprint })}>
        {t('sync.forget.act', { name })}
      </Button>
      <Button variant="default" h={36} onClick={() => setIsAsking(false)}>
        {t('sync.forget.keep')}
      </Button>
    </div>
  );
}
