import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FoundProduct } from '@/bindings/FoundProduct';
import { Key } from '@/design/keys/Key';
import { useKeys } from '@/design/keys/use-keys';
import { NOT_YET, useAnswer } from '@/platform';
import classes from './ProductPicker.module.css';

interface Props {
  readonly onChoose: (product: FoundProduct) => void;
}

/** Adds a product without a scanner: type, arrow, Enter. */
export function ProductPicker({ onChoose }: Props) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [searched] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useAnswer('catalog.search', searched === '' ? NOT_YET : { text: searched }, { former: 'keep' });
  const products = searched === '' ? [] : (found.data?.products ?? []);
  const { selectFirstOption } = combobox;
  // Enter takes the best answer, as soon as it is there.
  useEffect(() => {
    if (found.data) selectFirstOption();
  }, [found.data, selectFirstOption]);
  useKeys({ F2: () => field.current?.select() });
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(id) => {
        const product = products.find((one) => one.product === id);
        if (product) onChoose(product);
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          ref={field}
          className={classes['field'] ?? ''}
          aria-label={t('stock.picker.label')}
          placeholder={t('stock.picker.label')}
          aria-keyshortcuts="F2"
          spellCheck={false}
          autoComplete="off"
          autoFocus
          leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
          rightSection={<Key name="F2" />}
          rightSectionWidth={40}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => text !== '' && combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === '' || searched === '' || !found.isSuccess}>
        {products.length === 0 ? (
          <p className={classes['nothing']}>{t('stock.picker.nothing')}</p>
        ) : (
          <Combobox.Options className={classes['options'] ?? ''} aria-label={t('stock.picker.results')}>
            {products.map((product) => (
              <Combobox.Option key={product.product} value={product.product} disabled={product.kind !== 'tracked'}>
                <span className={classes['name']}>{product.name}</span>
                <span className={classes['sku']}>
                  {product.sku}
                  {product.kind === 'tracked' ? '' : ` · ${t('stock.picker.notTracked')}`}
                </span>
              </Combobox.Option>
            ))}
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  );
}
