import { Button, CopyButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Invited } from '@/bindings/Invited';
import { useNow } from '@/design/clock/use-now';
import { formatElapsed, formatTime } from '@/design/format/dates';
import { invitationText } from '@/design/joining/invitation-text';
import { QrCode } from '@/design/qr/QrCode';
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

const ADDRESSES_SHOWN = 3;

/** The code, to be typed on the other computer: shown this once. */
export function OneTimeCode({ invited, fingerprint, addresses }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const left = invited.expires_at - useNow();
  // Addresses that nobody would reach first are left out: a code with few squares is read at once.
  const whole =
    left > 0 && fingerprint !== undefined && addresses.length > 0
      ? invitationText({ address: addresses.slice(0, ADDRESSES_SHOWN).join(' '), fingerprint, code: invited.code })
      : null;
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
      {whole !== null && (
        <div className={classes['whole']}>
          <QrCode payload={whole} label={t('devices.code.qr')} size={168} />
          <div className={classes['text']}>
            <p className={classes['hint']}>{t('devices.code.qrHow')}</p>
            <CopyButton value={whole}>
              {({ copied, copy }) => (
                <Button variant="default" h={36} onClick={copy}>
                  {t(copied ? 'devices.code.copied' : 'devices.code.copy')}
                </Button>
              )}
            </CopyButton>
          </div>
        </div>
      )}
    </>
  );
}
