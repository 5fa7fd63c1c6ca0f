import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { InvitationRow } from '@/bindings/InvitationRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';

/** Takes a code back that nobody came with. */
export function CancelInvitation({ row }: { readonly row: InvitationRow }) {
  const { t } = useTranslation();
  const cancel = useExecute('people.cancel_invitation');
  return (
    <>
      <Button
        variant="subtle"
        color="brique"
        h={36}
        loading={cancel.isPending}
        aria-label={t('devices.invitations.cancelOf', { name: row.name })}
        onClick={() => cancel.mutate({ invitation: row.invitation })}
      >
        {t('devices.invitations.cancel')}
      </Button>
      {cancel.error && <ErrorStrip error={cancel.error} />}
    </>
  );
}
