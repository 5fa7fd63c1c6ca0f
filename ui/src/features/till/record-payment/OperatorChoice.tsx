import { Input, Radio } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import type { KeyName } from '@/design/keys/key-name';
import { useKeys } from '@/design/keys/use-keys';
import { OperatorChip } from '@/design/operator/OperatorChip';
import classes from './OperatorChoice.module.css';

interface Props {
  readonly operators: readonly string[];
  readonly operator: string | null;
  readonly isMissing: boolean;
  readonly onChoose: (operator: string) => void;
}

/** Nothing is chosen beforehand: a wrong operator is money that nobody finds again. Digits choose outside a field. */
export function OperatorChoice({ operators, operator, isMissing, onChoose }: Props) {
  const { t } = useTranslation();
  const group = useRef<HTMLDivElement>(null);
  const choose = (name: string) => {
    onChoose(name);
    // On to the reference, which is always asked for.
    group.current?.closest('section')?.querySelector<HTMLInputElement>('[name="reference"]')?.focus();
  };
  const keyed = operators.map((name, index) => [String(index + 1) as KeyName, name] as const);
  useKeys(Object.fromEntries(keyed.map(([key, name]) => [key, () => choose(name)])));
  return (
    <Radio.Group
      ref={group}
      name="operator"
      aria-label={t('till.pay.operator')}
      value={operator}
      onChange={onChoose}
      error={isMissing && t('till.pay.operatorMissing')}
    >
      <div className={classes['row']}>
        {keyed.map(([key, name]) => (
          <label key={name} className={classes['card']} data-chosen={name === operator || undefined}>
            <Radio value={name} aria-label={name} onClick={(event) => event.detail > 0 && choose(name)} />
            <OperatorChip name={name} />
            <Key name={key} />
          </label>
        ))}
      </div>
      <Input.Description className={classes['how'] ?? ''}>{t('till.pay.operatorHow')}</Input.Description>
    </Radio.Group>
  );
}
