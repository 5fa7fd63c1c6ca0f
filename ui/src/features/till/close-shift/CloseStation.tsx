import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { formatTime } from '@/design/format/dates';
import type { LegendKey } from '@/design/keys/Legend';
import { Station } from '@/design/station/Station';
import { useSurroundings } from '@/design/surroundings/surroundings-context';
import { CloseSteps } from './CloseSteps';

interface Props {
  readonly register: string;
  readonly openedAt: number;
  /** From 1. */
  readonly step: 1 | 2 | 3 | 4;
  readonly keys: readonly LegendKey[];
  readonly main: LegendKey;
  readonly children: ReactNode;
}

/** The frame of the four steps. Escape goes back to the till as long as nothing is signed. */
export function CloseStation({ register, openedAt, step, keys, main, children }: Props) {
  const { t } = useTranslation();
  const { zone } = useSurroundings();
  const navigate = useNavigate();
  const back: LegendKey = { key: 'Escape', label: t('till.closing.keys.back'), act: () => void navigate('/till') };
  return (
    <Station
      title={t('till.closing.title', { register })}
      subtitle={t('till.closing.since', { time: formatTime(openedAt, zone) })}
      aside={<CloseSteps step={step} />}
      keys={step === 4 ? keys : [...keys, back]}
      main={main}
    >
      {children}
    </Station>
  );
}
