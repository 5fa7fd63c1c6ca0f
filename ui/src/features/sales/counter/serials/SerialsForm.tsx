import { IconBarcode } from '@tabler/icons-react';
import type { SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftLineView } from '@/bindings/DraftLineView';
import type { DraftView } from '@/bindings/DraftView';
import { useKeys } from '@/design/keys/use-keys';
import { DialogActs } from '@/design/station/DialogActs';
import { SerialSlot } from './SerialSlot';
import classes from './Serials.module.css';
import { readSlots } from './slots';
import { useSerials } from './use-serials';

interface Props {
  readonly line: DraftLineView;
  readonly isHeldUp: boolean;
  readonly onWhole: (draft: DraftView, last: string) => void;
  readonly onClose: () => void;
}

/** One place for each piece. The scanner fills the first empty one, whatever has the focus. */
export function SerialsForm({ line, isHeldUp, onWhole, onClose }: Props) {
  const { t } = useTranslation();
  const { slots, trouble, field, type, remove, enter } = useSerials(line, onWhole);
  const read = readSlots(slots).length;
  const first = slots.findIndex((text) => text === '');
  useKeys({ Escape: onClose }, 'dialog');

  function send(event: SyntheticEvent) {
    event.preventDefault();
    enter();
  }

  return (
    <form onSubmit={send} className={classes['form']}>
      {isHeldUp && line.serials_missing > 0 && (
        <p className={classes['because']} role="alert">
          <IconBarcode size={22} stroke={1.75} aria-hidden />
          <b>{t('counter.serials.missing', { count: line.serials_missing })}</b>
          {t('counter.serials.notSent')}
        </p>
      )}
      <p className={classes['how']}>{t('counter.serials.how')}</p>
      <p className={classes['count']} role="status">
        {t('counter.serials.read', { read, count: slots.length })}
      </p>
      <div className={classes['slots']}>
        {slots.map((text, place) => (
          <SerialSlot
            key={place}
            place={place}
            of={slots.length}
            text={text}
            isFirst={place === Math.max(first, 0)}
            trouble={trouble?.place === place ? trouble : null}
            field={field(place)}
            onType={(typed) => type(place, typed)}
            onRemove={() => remove(place)}
          />
        ))}
      </div>
      <DialogActs
        main={{ key: 'Enter', label: t('counter.serials.keep') }}
        cancel={t('counter.close')}
        onCancel={onClose}
      />
    </form>
  );
}
