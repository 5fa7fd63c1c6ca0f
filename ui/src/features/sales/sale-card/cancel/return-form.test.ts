import { expect, it } from 'vitest';
import type { SaleCard } from '@/bindings/SaleCard';
import { emptyReturn, readReturn, toReturn } from './return-form';

it('gives back what was handed over, not what is on an account', () => {
  const payments = [
    { means: { method: 'cash' }, amount: 20_000 },
    { means: { method: 'mobile_money', operator: 'MTN MoMo', reference: '1' }, amount: 5_000 },
    { means: { method: 'customer_credit' }, amount: 7_000 },
  ];
  expect(toReturn({ payments } as unknown as SaleCard)).toBe(25_000);
});

it('knows a complete way back from an incomplete one', () => {
  expect(readReturn(emptyReturn)).toBeNull();
  expect(readReturn({ ...emptyReturn, means: 'cash' })).toBeNull();
  expect(readReturn({ ...emptyReturn, means: 'cash', shift: 's' })).toEqual({ means: 'cash', shift: 's' });
  const mobile = { ...emptyReturn, means: 'mobile_money', operator: 'Wave' } as const;
  expect(readReturn(mobile)).toBeNull();
  expect(readReturn({ ...mobile, reference: ' 12 ' })).toEqual({
    means: 'mobile_money',
    operator: 'Wave',
    reference: '12',
  });
});
