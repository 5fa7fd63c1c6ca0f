import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { expect, it, vi } from 'vitest';
import type { ClaimKnown } from '@/bindings/ClaimKnown';
import type { QueuedSale } from '@/bindings/QueuedSale';
import { renderInTheme } from '@/design/test-render';
import { PlatformError, PlatformProvider, type Platform } from '@/platform';
import { TillScreen } from './TillScreen';

const PLACE = {
  organisation_name: 'Électro-Réseau',
  country: 'CM',
  register: 'r1',
  register_name: 'Caisse 1',
  currency: 'XAF',
  exponent: 0,
  denominations: [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 25, 10, 5, 2, 1],
  store_fields: { name: 'Douala Akwa', zone: 'Africa/Douala' },
};

const sale = (id: string, total: number, more: Partial<QueuedSale> = {}): QueuedSale => ({
  sale: id,
  number: `AKW-C2-2026-00000${id}`,
  total,
  paid: 0,
  seller: 's',
  seller_name: 'Clarisse Ngo Bassa',
  customer: null,
  customer_name: '',
  status: 'pending_payment',
  article_count: 2,
  submitted_at: Date.now(),
  claimed_by: null,
  claimed_at: null,
  ...more,
});

const SHIFT = {
  shift: 'sh1',
  register: 'r1',
  register_name: 'Caisse 1',
  opened_at: 1_795_211_351_460,
  float: 50_000,
  payments: 23,
  open_sales: 2,
  counts: 0,
};

type Execute = (name: string, body: Record<string, unknown>) => Promise<unknown>;

const paid = { sale: '1', status: 'paid', paid: 137_775, change: 2_225, due: 0 };

interface Options {
  readonly queue?: readonly QueuedSale[];
  readonly shift?: typeof SHIFT | null;
  readonly known?: ClaimKnown;
}

function setUp({ queue = [sale('1', 137_775), sale('2', 31_000)], shift = SHIFT, known = 'everywhere' }: Options = {}) {
  let change: (topics: readonly string[]) => void = () => undefined;
  const execute = vi.fn<Execute>().mockImplementation((name, body) => {
    if (name !== 'sales.record_payment') return Promise.resolve('sh1');
    answers['till.queue'] = queue.filter(({ sale: id }) => id !== body['sale']);
    change(['sales']);
    return Promise.resolve(paid);
  });
  const answers: Record<string, unknown> = {
    'people.current_place': PLACE,
    'till.current_shift': shift,
    'till.queue': queue,
    'till.claim': known,
    'till.shifts': { rows: [], next: null },
    'session.current': { user: 'u', name: 'Ibrahim Njoya', language: 'fr', permissions: ['till.open_shift'] },
    'device.settings': { printer: null },
    'documents.preview_receipt': { columns: 48, rows: [{ kind: 'text', text: 'TICKET', strong: false, tall: false }] },
    'documents.print_receipt': { outcome: 'no_printer' },
  };
  const ask = vi.fn<Execute>().mockImplementation((name) => Promise.resolve(answers[name] ?? null));
  const platform = {
    execute,
    query: ask,
    call: ask,
    listen: (_: string, handler: typeof change) => {
      change = handler;
      return () => undefined;
    },
  } as unknown as Platform;
  renderInTheme(
    <MemoryRouter>
      <PlatformProvider platform={platform}>
        <TillScreen />
      </PlatformProvider>
    </MemoryRouter>,
  );
  const setQueue = (rows: readonly QueuedSale[]) => {
    answers['till.queue'] = rows;
  };
  return { execute, ask, setQueue };
}

const cash = () => screen.findByLabelText('Reçu en espèces');

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
  expect(await screen.findByText('Bon lu\u00a0: AKW-C2-2026-000002.')).toBeInTheDocument();
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('31 000');
});
