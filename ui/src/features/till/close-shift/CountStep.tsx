import { useLocalStorage } from '@mantine/hooks';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenShiftView } from '@/bindings/OpenShiftView';
import type { Place } from '@/bindings/Place';
import { formatAmount, unitOf } from '@/design/format/money';
import { Slab } from '@/design/slab/Slab';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { useCurrency, useExecute } from '@/platform';
import classes from './Close.module.css';
import { CloseStation } from './CloseStation';
import { boxesOf, isCounted, linesOf, sumOf, type Typed } from './count';
import { CountColumn } from './CountColumn';
import { CountNotes } from './CountNotes';
import { CountSum } from './CountSum';

interface Props {
  readonly place: Place;
  readonly shift: OpenShiftView;
  readonly onCounted: () => void;
}

const heaps = ['notes', 'coins'] as const;

/** The amount of a currency whose notes are not known, as one box. */
const SUM = 'sum';

/** Step 2: what is there, heap by heap. What was typed survives a power cut. */
export function CountStep({ place, shift, onCounted }: Props) {
  const { t } = useTranslation();
  const currency = useCurrency();
  const columns = useRef<HTMLDivElement>(null);
  const [typed, setTyped, forgetTyped] = useLocalStorage<Typed>({
    key: `comptoir.count.${shift.shift}`,
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [isEmpty, setIsEmpty] = useState(false);
  const count = useExecute('till.count_shift');
  const hasHeaps = place.denominations.length > 0;
  const boxes = boxesOf(place.denominations, currency);
  const loose = Number(typed[SUM] ?? '') || 0;
  const sum = hasHeaps ? sumOf(boxes, typed) : loose;

  async function finish() {
    if (hasHeaps ? !isCounted(boxes, typed) : typed[SUM] === undefined) {
      setIsEmpty(true);
      return;
    }
    const whole = loose > 0 ? [{ denomination: loose, count: 1 }] : [];
    const lines = hasHeaps ? linesOf(boxes, typed) : whole;
    try {
      // Step 1 was shown, or there was nothing to show.
      await count.mutateAsync({ shift: shift.shift, lines, open_sales_seen: true });
      onCounted();
    } catch {
      // Shown beside the slab.
    }
  }

  const edit = (key: string, text: string) => {
    setIsEmpty(false);
    setTyped({ ...typed, [key]: text });
  };
  const boxAt = (index: number) => columns.current?.querySelectorAll<HTMLInputElement>('input')[index];
  const clear = () => {
    forgetTyped();
    boxAt(0)?.focus();
  };
  return (
    <CloseStation
      register={shift.register_name}
      openedAt={shift.opened_at}
      step={2}
      keys={[{ key: 'F8', label: t('till.closing.keys.clear'), act: clear }]}
      main={{ key: 'F9', label: t('till.closing.keys.counted'), act: finish }}
    >
      <div className={classes['count']}>
        <div ref={columns} className={classes['columns']} onKeyDown={moveBox}>
          {hasHeaps ? (
            heaps.map((heap) => <CountColumn key={heap} heap={heap} boxes={boxes} typed={typed} onType={edit} />)
          ) : (
            <CountSum typed={typed[SUM]} onType={(text) => edit(SUM, text)} />
          )}
        </div>
        <div className={classes['side']}>
          <Slab
            kind="count"
            label={t('till.closing.count.total')}
            number={formatAmount(sum, currency)}
            unit={unitOf(currency)}
          />
          {count.error && <ErrorStrip error={count.error} />}
          {isEmpty && (
            <p className={classes['warning']} role="alert">
              {t('till.closing.count.empty')}
            </p>
          )}
          <CountNotes isSecond={shift.counts > 0} />
        </div>
      </div>
    </CloseStation>
  );

  function moveBox(event: KeyboardEvent<HTMLDivElement>) {
    const by = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll('input')];
    boxAt(all.indexOf(event.target) + by)?.focus();
  }
}
