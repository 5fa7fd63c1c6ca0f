import { useTranslation } from 'react-i18next';
import type { Invited } from '@/bindings/Invited';
import { useNow } from '@/design/clock/use-now';
import { formatElapsed, formatTime } from '@/design/format/dates';
import { StatusTag } from '@/design/status/StatusTag';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import classes from '../devices.module.css';

interface Props {
  readonly invited: Invited;
  /** Of this computer; people compare it on the other one. */
  readonly fingerprint: string | undefined;
  /** Where the other computer reaches this one. */
  readonly addresses: readonly string[];
}

/** The code, to be typed on the other computer: shown this once. */
export function OneTimeCode({ invited, fingerprint, addresses }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const left = invited.expires_at - useNow();
  return (
    <>
      <h3 className={classes['heading']}>{t('devices.code.type')}</h3>
      <div className={classes['code']} role="group" aria-label={t('devices.code.label')}>
        {invited.code.split('-').map((group, index) => (
          <code key={index}>{group}</code>
        ))}
      </div>
      {left > 0 ? (
        <p className={classes['hint']}>
          {t('devices.code.until', {
            time: formatTime(invited.expires_at, zone),
            left: formatElapsed(left, t('till.dayLetter')),
          })}
        </p>
      ) : (
        <StatusTag kind="late" label={t('devices.code.expired')} />
      )}
      {fingerprint !== undefined && (
        <dl className={classes['facts']}>
          <dt>{t('devices.code.address')}</dt>
          <dd className={classes['print']}>
            {addresses.length === 0 ? t('devices.code.noAddress') : addresses.join(' · ')}
          </dd>
          <dt>{t('devices.code.fingerprint')}</dt>
          <dd className={classes['print']}>{fingerprint}</dd>
        </dl>
      )}
      <p className={classes['hint']}>{t('devices.code.compare')}</p>
    </>
  );
}
