import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly size?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of the counter's dialogs. Closed, the search field has the focus again. */
export function CounterDialog({ title, size = 520, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size={size}
      padding="lg"
      title={title}
      styles={{ title: { fontSize: 20, fontWeight: 600 } }}
      closeButtonProps={{ 'aria-label': t('counter.close'), size: 44 }}
    >
      {children}
    </Modal>
  );
}
