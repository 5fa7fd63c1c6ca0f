import { IconBan } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';

interface Props {
  readonly onAct: () => void;
}

export function CancelButton({ onAct }: Props) {
  const { t } = useTranslation();
  return (
    <ActButton
      name="F8"
      scope="dialog"
      label={t('salesList.cancel.open')}
      leftSection={<IconBan size={18} stroke={1.75} />}
      onAct={onAct}
    />
  );
}
