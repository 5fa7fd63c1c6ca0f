import { expect, it } from 'vitest';
import { forgetDesk } from './forget-desk';

it('clears the desk and keeps the choices of the computer', () => {
  localStorage.setItem('comptoir.stock.receive.akw', '{}');
  localStorage.setItem('comptoir.language', 'en');
  forgetDesk(localStorage);
  expect(Object.keys(localStorage)).toEqual(['comptoir.language']);
  localStorage.clear();
});
