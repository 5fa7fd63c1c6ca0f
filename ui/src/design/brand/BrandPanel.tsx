import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './BrandPanel.module.css';
import { Logo } from './Logo';

interface Props {
  readonly children: ReactNode;
  /** At the foot of the panel. */
  readonly foot?: ReactNode;
}

/** The left third of the screens before work: first run, sign-in. The mark lies under it, drawn large. */
export function BrandPanel({ children, foot }: Props) {
  const { t } = useTranslation();
  return (
    <div className={classes['room']}>
      <aside className={classes['panel']} data-on-slab>
        <svg className={classes['ground']} viewBox="0 0 364 284" preserveAspectRatio="xMinYMin slice" aria-hidden>
          <path d="M236 26H142a116 116 0 0 0 0 232h260" fill="none" stroke="var(--c-slab-glyph)" strokeWidth="52" />
          <circle cx="274" cy="182" r="44" fill="var(--c-brass)" />
        </svg>
        <div className={classes['name']}>
          <Logo size={38} form="glyph" />
          <span aria-hidden>{t('app.name')}</span>
        </div>
        <div className={classes['words']}>{children}</div>
        <div className={classes['foot']}>{foot}</div>
      </aside>
    </div>
  );
}
