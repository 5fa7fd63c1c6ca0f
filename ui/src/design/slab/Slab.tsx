import type { CSSProperties, ReactNode } from 'react';
import classes from './Slab.module.css';
import { slabSize, widthInEm, type SlabKind } from './slab-size';

interface Props {
  readonly kind: SlabKind;
  readonly label: string;
  /** Formatted, without its unit. */
  readonly number: string;
  readonly unit?: string;
  /** Opposite the label: for whom, out of what. */
  readonly aside?: ReactNode;
  /** `ok` is the change to give while the payment is not validated yet: it is not the slab. */
  readonly tone?: 'slab' | 'ok';
  /** Above the label: what the number is the difference of. */
  readonly lead?: ReactNode;
  /** Under the number: notes and coins to hand out. */
  readonly children?: ReactNode;
}

/** The one dark object of a screen: the number that matters now. */
export function Slab({ kind, label, number, unit = '', aside, tone = 'slab', lead, children }: Props) {
  const size = {
    '--slab-size': `${slabSize(kind, number, unit)}px`,
    // In a narrower slab (zoom, small window) the number shrinks with it rather than wrap.
    '--slab-fit': `${((kind === 'counter' ? 90 : 98) / widthInEm(number, unit)).toFixed(2)}cqi`,
  } as CSSProperties;
  return (
    <section
      className={classes['slab']}
      data-kind={kind}
      data-tone={tone}
      data-on-slab={tone === 'slab' || undefined}
      style={size}
    >
      {lead}
      <header className={classes['head']}>
        <h2 className={classes['label']}>{label}</h2>
        {aside !== undefined && <span className={classes['aside']}>{aside}</span>}
      </header>
      <output className={classes['amount']} aria-live="polite" aria-atomic="true">
        <span className={classes['number']}>{number}</span>
        {unit !== '' && <span className={classes['unit']}>{unit}</span>}
      </output>
      {children}
    </section>
  );
}
