import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PlatformError } from '@/platform';
import { cash, sale, setUp } from './till-test-kit';

const SLIP = `75471${'0123456789'.repeat(30)}`;

/** As fast as a scanner: all keys within one moment. */
function scan(code: string) {
  const press = (key: string) => {
    const event = new KeyboardEvent('keydown', { key, code: `Digit${key}`, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: 1000 });
    act(() => void document.body.dispatchEvent(event));
  };
  [...code, 'Enter'].forEach(press);
}

it('chooses the sale of a slip that was scanned, though nothing had come by cable', async () => {
  const { execute, ask, setQueue } = setUp();
  await cash();
  execute.mockImplementationOnce(() => {
    setQueue([sale('1', 137_775), sale('2', 31_000), sale('3', 57_000)]);
    return Promise.resolve({ sale: '3', number: 'AKW-C2-2026-000003', total: 57_000, by_slip: true });
  });
  scan(SLIP);
  expect(await screen.findByText(/AKW-C2-2026-000003 est connue par son bon/)).toBeInTheDocument();
  expect(execute).toHaveBeenCalledExactlyOnceWith('sales.present_slip', { slip: SLIP }, expect.any(String));
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('57 000');
  expect(ask).toHaveBeenCalledWith('till.queue', {});
});

it.each([
  ['sales.wrong_status', { status: 'paid' }, /déjà payée/],
  ['sales.wrong_status', { status: 'cancelled' }, /annulée/],
  ['sales.slip_forged', {}, /a été modifié/],
  ['sales.slip_of_other_store', { number: 'BON-C1-2026-000001', store: 'BON' }, /autre boutique \(BON\)/],
])('says why a slip is refused: %s %o', async (code, params, words) => {
  const { execute } = setUp();
  await cash();
  execute.mockRejectedValueOnce(new PlatformError({ code, params, incident: null }));
  scan(SLIP);
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('137 775');
});

it('presents a slip that is pasted where one searches', async () => {
  const { execute } = setUp();
  const user = userEvent.setup();
  await cash();
  await user.keyboard('{F2}');
  const field = await screen.findByLabelText('Numéro, client, vendeur, montant');
  execute.mockResolvedValueOnce({ sale: '2', number: 'AKW-C2-2026-000002', total: 31_000, by_slip: false });
  await user.click(field);
  await user.paste(SLIP);
  expect(await screen.findByText(/^Bon lu.: AKW-C2-2026-000002\.$/)).toBeInTheDocument();
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('31 000');
});
