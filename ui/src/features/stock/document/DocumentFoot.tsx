import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActButton } from '@/design/office/ActButton';
import classes from './DocumentPage.module.css';

interface Props {
  readonly saveLabel: string;
  readonly canSave: boolean;
  readonly isEmpty: boolean;
  readonly onSave: () => void;
  readonly onClear: () => void;
}

export function DocumentFoot({ saveLabel, canSave, isEmpty, onSave, onClear }: Props) {
  const { t } = useTranslation();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <div className={classes['foot']}>
      <p className={classes['kept']}>{t('stock.document.kept')}</p>
      {isAsking && !isEmpty ? (
        <Button
          variant="outline"
          color="brique"
          h={36}
          autoFocus
          onBlur={() => setIsAsking(false)}
          onClick={() => {
            onClear();
            setIsAsking(false);
          }}
        >
          {t('stock.document.clearSure')}
        </Button>
      ) : (
        <Button variant="default" h={36} disabled={isEmpty} onClick={() => setIsAsking(true)}>
          {t('stock.document.clear')}
        </Button>
      )}
      <ActButton name="F9" variant="filled" label={saveLabel} disabled={!canSave} onAct={onSave} />
    </div>
  );
}
