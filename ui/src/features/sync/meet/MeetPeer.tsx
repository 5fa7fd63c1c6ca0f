import { Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readInvitationText, type Invitation } from '@/design/joining/invitation-text';
import { ActButton } from '@/design/office/ActButton';
import { OfficeDrawer } from '@/design/office/OfficeDrawer';
import { useCall } from '@/platform';
import classes from '../sync.module.css';

/** A server, to which the business comes with a code; or another computer of the business, which knows this one. */
export type PeerKind = 'server' | 'relay';

interface Props {
  readonly kind: PeerKind;
  readonly onClose: () => void;
}

const below = ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[];
const fields = { server: ['address', 'fingerprint', 'code'], relay: ['address', 'fingerprint'] } as const;
type Field = (typeof fields)['server'][number];

/** Whom this computer is to talk to from now on: where it is, and whose key it must have. */
export function MeetPeer({ kind, onClose }: Props) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Invitation>({ address: '', fingerprint: '', code: '' });
  const [isTried, setIsTried] = useState(false);
  const connect = useCall('sync.connect');
  const add = useCall('sync.add_peer');
  const act = kind === 'server' ? connect : add;
  const asked = fields[kind];

  function send() {
    setIsTried(true);
    if (act.isPending || asked.some((field) => values[field].trim() === '')) return;
    const { address, fingerprint, code } = values;
    const peer = { address: address.trim(), fingerprint: fingerprint.trim() };
    if (kind === 'server') connect.mutate({ ...peer, code: code.trim() }, { onSuccess: onClose });
    else add.mutate(peer, { onSuccess: onClose });
  }

  return (
    <OfficeDrawer
      title={t(`sync.meet.${kind}.title`)}
      subtitle={t(`sync.meet.${kind}.how`)}
      isDirty={asked.some((field) => values[field] !== '')}
      error={act.isPending ? null : act.error}
      onClose={onClose}
      acts={
        <ActButton
          name="F9"
          scope="dialog"
          variant="filled"
          label={t(act.isPending ? 'sync.meet.asking' : `sync.meet.${kind}.act`)}
          onAct={send}
        />
      }
    >
      <Stack gap={16}>{asked.map(field)}</Stack>
    </OfficeDrawer>
  );

  function field(name: Field, index: number) {
    return (
      <TextInput
        key={name}
        label={t(`sync.meet.field.${name}`)}
        description={t(`sync.meet.field.${name}How`)}
        inputWrapperOrder={below}
        classNames={{ input: name === 'address' ? '' : (classes['print'] ?? '') }}
        value={values[name]}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setValues(readInvitationText(text) ?? { ...values, [name]: text });
        }}
        error={isTried && values[name].trim() === '' && t('devices.required')}
        spellCheck={false}
        autoComplete="off"
        {...(index === 0 ? { 'data-autofocus': true } : {})}
      />
    );
  }
}
