import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from './Station.module.css';

interface Props {
  readonly store: string;
  /** How many registers the store has: the next code follows from it. */
  readonly count: number;
  readonly onMade: (register: string) => void;
  readonly onBack: () => void;
}

/** One more register, for a computer that takes nobody's place. */
export function NewRegister({ store, count, onMade, onBack }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState(`C${count + 1}`);
  const [name, setName] = useState('');
  const create = useExecute('people.create_register');
  useKeys({ Escape: onBack });
  function send(event: SyntheticEvent) {
    event.preventDefault();
    if (name.trim() === '' || create.isPending) return;
    create.mutate({ store, code: code.trim(), name: name.trim() }, { onSuccess: onMade });
  }
  return (
    <form onSubmit={send} className={classes['new']} noValidate>
      {create.error && <ErrorStrip error={create.error} />}
      <div className={classes['fields']}>
        <TextInput
          size="md"
          label={t('peopleOffice.stores.field.registerCode')}
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          size="md"
          label={t('peopleOffice.stores.field.registerName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoFocus
        />
      </div>
      <div className={classes['acts']}>
        <Button
          type="submit"
          h={48}
          disabled={name.trim() === '' || create.isPending}
          leftSection={<Key name="Enter" tone="on-fill" />}
        >
          {t('station.make')}
        </Button>
        <Button variant="default" h={48} leftSection={<Key name="Escape" />} onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </div>
    </form>
  );
}
