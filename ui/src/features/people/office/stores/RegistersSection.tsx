import { Button, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { StoreRow } from '@/bindings/StoreRow';
import { ErrorStrip } from '@/design/states/ErrorStrip';
import { StatusTag } from '@/design/status/StatusTag';
import { useExecute, usePlace } from '@/platform';
import classes from './stores.module.css';

/** The till positions of a store. A register that has given a number is never taken away. */
export function RegistersSection({ row }: { readonly row: StoreRow }) {
  const { t } = useTranslation();
  const here = usePlace()?.register;
  return (
    <section className={classes['section']}>
      <h3>{t('peopleOffice.stores.section.registers')}</h3>
      <Table verticalSpacing={6}>
        <Table.Tbody>
          {row.registers.map(({ register, code, name }) => (
            <Table.Tr key={register}>
              <Table.Td w={90}>
                <span className={classes['code']}>{code}</span>
              </Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td ta="right">
                {register === here && <StatusTag kind="info" label={t('peopleOffice.stores.thisComputer')} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <NewRegister store={row.store} count={row.registers.length} />
    </section>
  );
}

function NewRegister({ store, count }: { readonly store: string; readonly count: number }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const create = useExecute('people.create_register');
  const next = `C${count + 1}`;
  const add = () =>
    create.mutate(
      { store, code: code || next, name: name.trim() },
      {
        onSuccess: () => {
          setCode('');
          setName('');
        },
      },
    );
  return (
    <>
      {create.error && <ErrorStrip error={create.error} />}
      <div className={classes['add']}>
        <TextInput
          label={t('peopleOffice.stores.field.registerCode')}
          placeholder={next}
          maxLength={6}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value.toUpperCase())}
        />
        <TextInput
          label={t('peopleOffice.stores.field.registerName')}
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button variant="default" h={36} disabled={name.trim() === ''} onClick={add}>
          {t('peopleOffice.stores.addRegister')}
        </Button>
      </div>
    </>
  );
}
