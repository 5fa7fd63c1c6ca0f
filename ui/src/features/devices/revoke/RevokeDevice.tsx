import { Button, Group, Modal, Stack, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeviceRow } from '@/bindings/DeviceRow';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';
import classes from '../devices.module.css';

interface Props {
  readonly row: DeviceRow;
  readonly onRevoked: () => void;
}

/** Shuts a computer out, once it was said what that means. */
export function RevokeDevice({ row, onRevoked }: Props) {
  const { t } = useTranslation();
  const [isAsking, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="outline" color="brique" h={36} onClick={open}>
        {t('devices.revoke.open')}
      </Button>
      {isAsking && <RevokeDialog row={row} onClose={close} onRevoked={onRevoked} />}
    </>
  );
}

function RevokeDialog({ row, onClose, onRevoked }: Props & { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const revoke = useExecute('people.revoke_device');
  const [reason, setReason] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const isMissing = reason.trim() === '';
  const act = () => {
    setWasTried(true);
    if (isMissing || revoke.isPending) return;
    revoke.mutate({ device: row.device, reason: reason.trim() }, { onSuccess: onRevoked });
  };
  const press = useKeys({ F9: act }, 'dialog');
  return (
    <Modal
      opened
      onClose={onClose}
      size={540}
      closeButtonProps={{ 'aria-label': t('office.drawer.close') }}
      title={t('devices.revoke.title', { name: row.name })}
    >
      <Stack gap="md">
        <ul className={classes['means']}>
          <li>{t('devices.revoke.cut')}</li>
          <li>{t('devices.revoke.kept')}</li>
          <li>{t('devices.revoke.forever')}</li>
        </ul>
        <Textarea
          label={t('devices.revoke.reason')}
          description={t('devices.revoke.reasonHow')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          error={wasTried && isMissing ? t('devices.required') : null}
          rows={2}
          maxLength={200}
          data-autofocus
        />
        {revoke.error && <ErrorStrip error={revoke.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" h={36} rightSection={<Key name="Escape" />} onClick={onClose}>
            {t('devices.revoke.keep')}
          </Button>
          <Button color="brique" h={36} rightSection={<Key name="F9" tone="on-fill" />} onClick={() => press('F9')}>
            {t('devices.revoke.act', { name: row.name })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
