import { Button, Popover, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { UserRow } from '@/bindings/UserRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useExecute } from '@/platform';

interface Props {
  readonly user: UserRow;
  /** Nobody shuts the door on themselves by accident. */
  readonly isSelf: boolean;
}

export function SetActive({ user, isSelf }: Props) {
  const { t } = useTranslation();
  const [isAsking, { toggle, close }] = useDisclosure(false);
  const set = useExecute('people.set_user_active');
  const put = (active: boolean) => set.mutate({ user: user.user, active }, { onSuccess: close });
  if (isSelf) return null;
  if (!user.active) {
    return (
      <Button variant="default" h={36} onClick={() => put(true)}>
        {t('peopleOffice.reactivate')}
      </Button>
    );
  }
  return (
    <Popover opened={isAsking} onChange={(open) => !open && close()} position="top-start" width={340} trapFocus>
      <Popover.Target>
        <Button variant="default" h={36} onClick={toggle}>
          {t('peopleOffice.deactivate')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={10}>
          <Text fw={600}>{t('peopleOffice.deactivateTitle', { name: user.name })}</Text>
          <Text size="sm">{t('peopleOffice.deactivateHow')}</Text>
          {set.error && <ErrorStrip error={set.error} />}
          <Button color="brique" h={36} onClick={() => put(false)}>
            {t('peopleOffice.deactivateSure')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
