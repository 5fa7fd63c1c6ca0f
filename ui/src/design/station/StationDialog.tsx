import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly title: string;
  readonly size?: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The frame of the dialogs of counter and till. Closed, the screen below has the keys again. */
export function StationDialog({ title, size = 560, onClose, children }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened
      onClose={onClose}
      size={size}
      padding="lg"
      title={title}
      // The ring of a first field must not be cut by the scrolling body.
      styles={{ title: { fontSize: 20, fontWeight: 600 }, header: { paddingBottom: 8 }, body: { paddingTop: 8 } }}
      closeButtonProps={{ 'aria-label': t('office.drawer.close'), size: 44 }}
    >
      {children}
    </Modal>
  );
}
