import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { BrandScreen } from '@/design/brand/BrandScreen';
import { readInvitationText, type Invitation } from '@/design/joining/invitation-text';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { useScanner } from '@/design/scanner/use-scanner';
import { useSound } from '@/design/sound/use-sound';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCall } from '@/platform';
import form from '../new-business/NewBusiness.module.css';
import { isGood, NewPassphrase, type TypedPassphrase } from '../restore-backup/NewPassphrase';
import classes from './Join.module.css';

interface Props {
  readonly onBack: () => void;
}

const PASSPHRASE_NEEDED = 'device.passphrase_needed';
const FIELDS = ['code', 'address', 'fingerprint'] as const;
type Field = (typeof FIELDS)[number];

/** The third door: whom to ask, and with which code. Once the other computer says yes, the history is on its way. */
export function JoinBusiness({ onBack }: Props) {
  const { t } = useTranslation();
  const play = useSound();
  const [values, setValues] = useState<Invitation>({ code: '', address: '', fingerprint: '' });
  const [passphrase, setPassphrase] = useState<TypedPassphrase | null>(null);
  const [isTried, setIsTried] = useState(false);
  const join = useCall('device.join');
  useKeys({ Escape: onBack });
  useScanner((text) => {
    const scanned = readInvitationText(text);
    play(scanned ? 'scanned' : 'unknownBarcode');
    if (scanned) setValues(scanned);
  });

  /** The whole text may be pasted into any of the fields. */
  function write(field: Field, text: string) {
    setValues(readInvitationText(text) ?? { ...values, [field]: text });
  }

  function send(event: SyntheticEvent) {
    event.preventDefault();
    setIsTried(true);
    const isReady = FIELDS.every((field) => values[field].trim() !== '') && (!passphrase || isGood(passphrase));
    if (!isReady || join.isPending) return;
    const body = { ...trimmed(values), ...(passphrase ? { passphrase: passphrase.first } : {}) };
    const onError = ({ code }: { code: string }) => {
      if (code !== PASSPHRASE_NEEDED || passphrase) return;
      setIsTried(false);
      setPassphrase({ first: '', again: '' });
    };
    join.mutate(body, { onError });
  }

  const refusal = join.error?.code === PASSPHRASE_NEEDED ? null : join.error;
  return (
    <BrandScreen promise={t('join.promise')} text={t('join.why')} foot={t('firstRun.noAccount')}>
      <h1 className={form['title']}>{t('join.title')}</h1>
      <form onSubmit={send} className={`${form['form'] ?? ''} ${classes['form'] ?? ''}`} noValidate>
        <p className={form['note']}>{t('join.how')}</p>
        {refusal && !join.isPending && <ErrorStrip error={refusal} />}
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            size="md"
            label={t(`join.field.${field}`)}
            description={t(`join.field.${field}How`)}
            classNames={{ input: field === 'address' ? '' : (classes['print'] ?? '') }}
            value={values[field]}
            onChange={(event) => write(field, event.currentTarget.value)}
            error={isTried && values[field].trim() === '' && t('join.missing')}
            spellCheck={false}
            autoComplete="off"
            readOnly={join.isPending}
            autoFocus={field === 'code'}
          />
        ))}
        {passphrase && <NewPassphrase value={passphrase} isTried={isTried} onChange={setPassphrase} />}
        {join.isPending && (
          <p className={form['note']} role="status">
            {t('join.asking')}
          </p>
        )}
        <div className={form['acts']}>
          <Button type="submit" h={48} disabled={join.isPending} leftSection={<Key name="Enter" tone="on-fill" />}>
            {t('join.act')}
          </Button>
          <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={onBack}>
            {t('signIn.back')}
          </Button>
        </div>
      </form>
    </BrandScreen>
  );
}

function trimmed({ code, address, fingerprint }: Invitation): Invitation {
  return { code: code.trim(), address: address.trim(), fingerprint: fingerprint.trim() };
}
