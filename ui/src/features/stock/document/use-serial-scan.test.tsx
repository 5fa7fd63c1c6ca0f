import { act, renderHook } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import type { DocumentLine } from './document-lines';
import { useSerialScan } from './use-serial-scan';

const line = (product: string, serial_tracked: boolean): DocumentLine => ({
  ...{ product, sku: '', name: product, unit: '', quantity: 1000, unit_cost: 0 },
  serial_tracked,
});

function setUp() {
  return renderHook(() => {
    const [lines, setLines] = useState<readonly DocumentLine[]>([line('phone', true), line('cable', false)]);
    return { lines, ...useSerialScan(lines, setLines) };
  }).result;
}

afterEach(() => window.document.body.replaceChildren());

it('gives a number to the tracked product that was scanned last, to no other', () => {
  const result = setUp();
  expect(result.current.takeSerial('A1', 'last')).toBeNull();
  result.current.touch('cable');
  expect(result.current.takeSerial('A1', 'last')).toBeNull();
  result.current.touch('phone');
  act(() => expect(result.current.takeSerial('A1', 'last')).toMatchObject({ kind: 'serial', name: 'phone' }));
  expect(result.current.lines[0]?.serials).toBe('A1');
  expect(result.current.takeSerial('A1', 'last')).toEqual({ kind: 'serial_twice', code: 'A1' });
});

it('gives it to the numbers that have the focus', () => {
  const result = setUp();
  expect(result.current.takeSerial('A1', 'focused')).toBeNull();
  const area = window.document.createElement('textarea');
  area.dataset['serials'] = 'phone';
  window.document.body.append(area);
  area.focus();
  act(() => expect(result.current.takeSerial('A1', 'focused')).toMatchObject({ kind: 'serial' }));
  expect(result.current.lines[0]?.serials).toBe('A1');
});
