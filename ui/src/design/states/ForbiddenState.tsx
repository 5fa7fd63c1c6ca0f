import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StateNotice } from './StateNotice';

interface Props {
  /** What the permission allows, as the settings name it: « accorder une remise de plus de 10 % ». */
  readonly permission: string;
  /** Who has it here. */
  readonly holders: readonly string[];
  /** Offers a manager's PIN in place, where one may open the door for the time of one act. */
  readonly onManagerPin?: () => void;
}

export function ForbiddenState({ permission, holders, onManagerPin }: Props) {
  const { t } = useTranslation();
  return (
    <StateNotice icon={IconLock} tone="neutral" title={t('states.forbidden', { permission })}>
      {holders.length > 0 && <p>{t('states.holders', { names: holders.join(', ') })}</p>}
      {onManagerPin && (
        <Button variant="default" h={44} onClick={onManagerPin}>
          {t('states.managerPin')}
        </Button>
      )}
    </StateNotice>
  );
}
