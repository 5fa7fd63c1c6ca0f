import { Button, Drawer } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ErrorFacts } from '@/i18n';
import { Key } from '../keys/Key';
import { ErrorStrip } from '../states/ErrorStrip';
import classes from './OfficeDrawer.module.css';

interface Props {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly onClose: () => void;
  /** Something is typed that is not saved: leaving asks first. Absent where nothing can be typed. */
  readonly isDirty?: boolean;
  /** What was refused, above the buttons, where it is seen. */
  readonly error?: ErrorFacts | null;
  /** Buttons at the right of the foot; the main one last. */
  readonly acts?: ReactNode;
  /** At its left: what takes away. */
  readonly otherActs?: ReactNode;
  readonly size?: number;
  readonly children: ReactNode;
}

/** One thing beside its list: read it, change it, leave it with Escape. */
export function OfficeDrawer({ title, subtitle, onClose, isDirty, error, size = 560, ...parts }: Props) {
  const { t } = useTranslation();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = () => (isDirty === true ? setIsLeaving(true) : onClose());
  return (
    <Drawer.Root opened onClose={leave} position="right" size={size} transitionProps={{ duration: 0 }}>
      <Drawer.Overlay backgroundOpacity={0.35} />
      <Drawer.Content classNames={{ content: classes['content'] ?? '' }}>
        <Drawer.Header className={classes['header'] ?? ''}>
          <Drawer.Title className={classes['title'] ?? ''}>
            {title}
            {subtitle !== undefined && <div className={classes['subtitle']}>{subtitle}</div>}
          </Drawer.Title>
          <Drawer.CloseButton aria-label={t('office.drawer.close')} size={36} />
        </Drawer.Header>
        {/* What is only read is scrolled by the keyboard too. */}
        <div className={classes['body']} {...(isDirty === undefined ? { tabIndex: 0 } : {})}>
          {parts.children}
        </div>
        {error && (
          <div className={classes['strip']}>
            <ErrorStrip error={error} />
          </div>
        )}
        <footer className={classes['foot']}>{isLeaving && isDirty === true ? question() : acts()}</footer>
      </Drawer.Content>
    </Drawer.Root>
  );

  function acts() {
    return (
      <>
        {parts.otherActs !== undefined && <div className={classes['start']}>{parts.otherActs}</div>}
        <Button variant="default" h={36} rightSection={<Key name="Escape" />} onClick={leave}>
          {isDirty === true ? t('office.drawer.cancel') : t('office.drawer.close')}
        </Button>
        {parts.acts}
      </>
    );
  }

  function question() {
    return (
      <>
        <span className={classes['question']} role="alert">
          {t('office.drawer.unsaved')}
        </span>
        <Button variant="outline" color="brique" h={36} onClick={onClose}>
          {t('office.drawer.discard')}
        </Button>
        <Button h={36} onClick={() => setIsLeaving(false)} data-autofocus autoFocus>
          {t('office.drawer.goOn')}
        </Button>
      </>
    );
  }
}
