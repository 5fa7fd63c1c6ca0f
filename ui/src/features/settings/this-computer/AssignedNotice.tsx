import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowsExchange } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AssignedRegister } from '@/bindings/AssignedRegister';
import classes from './AssignedNotice.module.css';

interface Props {
  readonly assigned: AssignedRegister;
  /** The register at which this computer stands now. */
  readonly here: { readonly register: string; readonly code: string };
  /** The names of the computers that stand at the assigned one. */
  readonly takenBy: readonly string[];
  readonly isPending: boolean;
  /** Absent for whom has no say in it. */
  readonly onChoose: ((register: string) => void) | undefined;
}

/** Somebody said that this computer is to stand at another register: whoever works here goes there, or stays. */
export function AssignedNotice({ assigned, here, takenBy, isPending, onChoose }: Props) {
  const { t } = useTranslation();
  const { register, code, name } = assigned;
  return (
    <div className={classes['notice']} role="status">
      <p className={classes['what']}>
        <IconArrowsExchange size={20} stroke={1.75} aria-hidden />
        {t('settings.register.assigned.what', { code, name })}
      </p>
      <p className={classes['how']}>{t('settings.register.assigned.how')}</p>
      {takenBy.length > 0 && (
        <p className={classes['taken']}>
          <IconAlertTriangle size={18} stroke={1.75} aria-hidden />
          {t('station.takenHow', { name: takenBy.join(', ') })}
        </p>
      )}
      {onChoose && (
        <div className={classes['acts']}>
          <Button h={36} disabled={isPending} onClick={() => onChoose(register)}>
            {t('settings.register.assigned.go', { code, name })}
          </Button>
          {/* To choose the present one again is to say that it stays: nobody asks any more. */}
          <Button variant="default" h={36} disabled={isPending} onClick={() => onChoose(here.register)}>
            {t('settings.register.assigned.stay', { code: here.code })}
          </Button>
        </div>
      )}
    </div>
  );
}
