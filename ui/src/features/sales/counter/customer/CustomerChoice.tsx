import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { ListBox } from '@/design/list-box/ListBox';
import { useListBox } from '@/design/list-box/use-list-box';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import type { ErrorFacts } from '@/i18n';
import { useAnswer, usePermissions } from '@/platform';
import { choicesOf, type CustomerOption } from './choices';
import classes from './CustomerDialog.module.css';
import { CustomerOptionRow } from './CustomerOptionRow';

interface Props {
  readonly isNamed: boolean;
  readonly refusal: ErrorFacts | null;
  readonly onChoose: (customer: string | null) => void;
  readonly onNew: (typed: string) => void;
  readonly onClose: () => void;
}

/** Somebody by name or phone, the walk-in customer, or a new one. */
export function CustomerChoice({ isNamed, refusal, onChoose, onNew, onClose }: Props) {
  const { t } = useTranslation();
  const may = usePermissions();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const found = useAnswer('customers.search', { text: text.trim() }, { former: 'keep' });
  const problem = refusal ?? found.error;
  const options = choicesOf(found.data?.rows ?? [], { text: text.trim(), isNamed, mayCreate: may('customers.edit') });
  const list = useListBox({
    count: options.length,
    active,
    onActive: setActive,
    onChoose: (index) => choose(options[index]),
  });
  useKeys({ Escape: onClose, F3: () => choose(options.find(({ kind }) => kind === 'new')) }, 'dialog');

  function choose(option: CustomerOption | undefined) {
    if (option?.kind === 'new') onNew(text.trim());
    else if (option) onChoose(option.kind === 'walk-in' ? null : option.row.customer);
  }

  return (
    <div className={classes['choice']}>
      {problem && <ErrorStrip error={problem} />}
      <TextInput
        size="lg"
        aria-label={t('counter.customer.search')}
        placeholder={t('counter.customer.search')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setActive(0);
        }}
        data-autofocus
        autoFocus
        {...list.fieldProps}
      />
      <div className={classes['list']}>
        <ListBox
          label={t('counter.customer.title')}
          items={options}
          keyOf={(option) => (option.kind === 'known' ? option.row.customer : option.kind)}
          rowHeight={60}
          list={list}
          row={(option) => <CustomerOptionRow option={option} />}
        />
      </div>
      <p className={classes['keys']}>
        <Key name="Enter" /> {t('counter.customer.enter')}
        {may('customers.edit') && (
          <>
            <Key name="F3" /> {t('counter.customer.newKey')}
          </>
        )}
        <Key name="Escape" /> {t('counter.customer.closeKey')}
      </p>
    </div>
  );
}
