import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { PlatformError } from '@/platform';
import { cash, sale, setUp } from './till-test-kit';

// A hand's pace takes seconds where everything runs at once.
it('splits a sale between mobile money and cash, all by keyboard, and says what to hand out', async () => {
  const { execute, ask } = setUp();
  // As a hand types: faster would be a scanner, whose digits never land in a field.
  const user = userEvent.setup({ delay: 60 });
  await cash();
  await user.keyboard('{F3}');
  const amount = await screen.findByLabelText('Payé par mobile');
  expect(amount).toHaveFocus();
  await user.keyboard('60000{Enter}1');
  const reference = screen.getByLabelText('Référence de la transaction');
  expect(reference).toHaveFocus();
  await user.keyboard('9417{Enter}');
  expect(await cash()).toHaveFocus();
  await user.keyboard('80000');
  expect(screen.getByText('1 × 2 000')).toBeInTheDocument();
  await user.keyboard('{F9}');
  expect(await screen.findByText('Vente C2-1 payée.')).toBeInTheDocument();
  expect(execute).toHaveBeenCalledExactlyOnceWith(
    'sales.record_payment',
    {
      sale: '1',
      tenders: [
        { method: 'mobile_money', operator: 'MTN MoMo', reference: '9417', amount: 60_000 },
        { method: 'cash', amount: 80_000 },
      ],
      goods: 'deliver',
    },
    expect.any(String),
  );
  expect(ask).toHaveBeenCalledWith('documents.print_receipt', {
    sale: '1',
    language: 'fr',
    duplicate: false,
    open_drawer: true,
  });
  // A second stroke leaves the change on the screen; once it was seen, the key takes the next sale.
  await user.keyboard('{F9}{ArrowDown}');
  expect(screen.getByText('Vente C2-1 payée.')).toBeInTheDocument();
  await new Promise((resolve) => setTimeout(resolve, 800));
  await user.keyboard('{F9}');
  expect(await cash()).toHaveFocus();
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('31 000');
}, 20_000);

it('records nothing while something is missing, and says what', async () => {
  const { execute } = setUp();
  const user = userEvent.setup();
  await cash();
  await user.keyboard('{F9}');
  expect(await screen.findByText(/Rien n’est encore reçu/)).toBeInTheDocument();
  await user.keyboard('1000{F9}');
  expect(await screen.findByText(/F5 pour enregistrer un acompte/)).toBeInTheDocument();
  expect(execute).not.toHaveBeenCalled();
});

it('takes a part once the cashier has said what becomes of the goods', async () => {
  const { execute } = setUp();
  const user = userEvent.setup();
  await cash();
  await user.keyboard('20000{F5}');
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText(/Restera dû/)).toHaveTextContent('117 775');
  await user.keyboard('2{F9}');
  await waitFor(() => {
    expect(execute).toHaveBeenCalledWith(
      'sales.record_payment',
      { sale: '1', tenders: [{ method: 'cash', amount: 20_000 }], goods: 'deliver' },
      expect.any(String),
    );
  });
});

it('keeps what was typed when the books refuse', async () => {
  const { execute } = setUp();
  execute.mockRejectedValueOnce(
    new PlatformError({ code: 'sales.claimed_elsewhere', params: { by: 'Aïcha' }, incident: null }),
  );
  const user = userEvent.setup();
  await cash();
  await user.keyboard('{F4}{F9}');
  expect(await screen.findByText(/Aïcha/)).toBeInTheDocument();
  expect(await cash()).toHaveValue('137\u00a0775');
});

it('does not collect what another till has taken', async () => {
  setUp({ queue: [sale('1', 4_000, { claimed_by: 'Aïcha Bello' }), sale('2', 31_000)] });
  const user = userEvent.setup();
  await cash();
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('31 000');
  await user.keyboard('{ArrowUp}');
  expect(await screen.findByText('Aïcha Bello encaisse cette vente.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Valider le paiement/ })).toBeDisabled();
});

it('says at which till a sale is being collected', async () => {
  const taken = { claimed_by: 'Aïcha Bello', claimed_at: 'Caisse 2' };
  setUp({ queue: [sale('1', 4_000, taken), sale('2', 31_000)] });
  const user = userEvent.setup();
  await cash();
  expect(screen.getByText('En cours : Caisse 2')).toBeVisible();
  await user.keyboard('{ArrowUp}');
  expect(await screen.findByText('Aïcha Bello encaisse cette vente à Caisse 2.')).toBeVisible();
});

it.each([
  ['here', /Ni relais ni serveur ne répond/],
  ['perhaps', /Le relais vient de démarrer/],
] as const)('collects all the same where the other tills may not know: %s', async (known, words) => {
  const { execute } = setUp({ known });
  const user = userEvent.setup({ delay: 60 });
  await cash();
  expect(await screen.findByText(words)).toBeVisible();
  await user.keyboard('{F4}{F9}');
  await waitFor(() =>
    expect(execute).toHaveBeenCalledWith('sales.record_payment', expect.anything(), expect.any(String)),
  );
});

it('says nothing where every till knows', async () => {
  const { ask } = setUp();
  await cash();
  await waitFor(() => expect(ask).toHaveBeenCalledWith('till.claim', { sale: '1' }));
  expect(screen.queryByText(/autres? caisses?/)).not.toBeInTheDocument();
});

it('claims the sale that is collected and gives it back', async () => {
  const { ask } = setUp();
  const user = userEvent.setup();
  await cash();
  await waitFor(() => {
    expect(ask).toHaveBeenCalledWith('till.claim', { sale: '1' });
  });
  await user.keyboard('{F8}');
  await waitFor(() => {
    expect(ask).toHaveBeenCalledWith('till.release', { sale: '1' });
  });
  expect(await screen.findByText(/Aucune vente choisie/)).toBeInTheDocument();
});

it('opens a shift first', async () => {
  const { execute } = setUp({ shift: null });
  const user = userEvent.setup();
  await screen.findByLabelText('Fonds de caisse');
  await user.keyboard('50000{F9}');
  await waitFor(() => {
    expect(execute).toHaveBeenCalledWith('till.open_shift', { register: 'r1', float: 50_000 }, expect.any(String));
  });
});
