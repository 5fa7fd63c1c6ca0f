import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeAll, expect, it, vi } from 'vitest';
import type { JoinProgress } from '@/bindings/JoinProgress';
import type { PeerStanding } from '@/bindings/PeerStanding';
import { teachFormats } from '@/design/format/text-formats';
import { renderInTheme } from '@/design/test-render';
import { PlatformProvider, type Platform } from '@/platform';
import { Joining } from './Joining';

const peer: PeerStanding = {
  address: '192.168.1.20:4433',
  role: 'relay',
  fingerprint: '4K7N-0QXE-93TB-HFZ2',
  is_even: false,
  is_listening: false,
  device: null,
  last_contact: null,
  skew_ms: 0,
  confirmed_seq: null,
  failures: 0,
  trouble: null,
  declined: null,
  holds: 48_210,
  to_come: 0,
  refuses: [],
  refused: [],
};
const progress: JoinProgress = {
  joined: {
    organisation: 'o',
    organisation_name: 'Alpha',
    device: 'd',
    name: 'Caisse 2',
    class: 'terminal',
    store: 's',
  },
  received: 12_400,
  total: 48_210,
  is_stopped: false,
  peer,
  failure: null,
};

function show(shown: JoinProgress, hasArrived = false) {
  const call = vi.fn<(name: string, body: unknown) => Promise<unknown>>((name) =>
    Promise.resolve(name === 'device.join_progress' ? shown : null),
  );
  const platform = { query: vi.fn(), call, execute: vi.fn(), listen: () => () => undefined } as unknown as Platform;
  const onReady = vi.fn();
  renderInTheme(
    <PlatformProvider platform={platform}>
      <Joining hasArrived={hasArrived} onReady={onReady} />
    </PlatformProvider>,
  );
  return { call, onReady };
}

beforeAll(() => teachFormats());

const said = async () => (await screen.findByRole('status')).textContent.replaceAll('\u00a0', ' ');

it('counts what has come of how much, and may be stopped', async () => {
  const { call } = show(progress);
  expect(await said()).toBe('12 400 actes reçus sur 48 210');
  await userEvent.click(screen.getByRole('button', { name: 'Arrêter' }));
  expect(call).toHaveBeenCalledWith('device.stop_join', {});
});

it('says that the other computer is away and that it goes on by itself', async () => {
  show({ ...progress, total: null, peer: { ...peer, trouble: 'unreachable' } });
  expect(await said()).toBe('12 400 actes reçus');
  expect(screen.getByText('Ne répond pas')).toBeVisible();
  expect(screen.getByText(/continuera de lui-même/)).toBeVisible();
});

it('resumes by Enter, or gives up once it was said what that means', async () => {
  const { call } = show({ ...progress, is_stopped: true, peer: null });
  await said();
  await userEvent.keyboard('{Enter}');
  expect(call).toHaveBeenCalledWith('device.resume_join', {});
  await userEvent.click(screen.getByRole('button', { name: 'Renoncer…' }));
  expect(screen.getByText(/effacé de cet ordinateur/)).toBeVisible();
  expect(call).not.toHaveBeenCalledWith('device.forget_join', {});
  await userEvent.click(screen.getByRole('button', { name: 'Effacer et renoncer' }));
  expect(call).toHaveBeenCalledWith('device.forget_join', {});
});

it('says that all of it is here before anybody signs in', async () => {
  const { onReady } = show(progress, true);
  expect(await screen.findByText('Alpha est sur ce poste')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  expect(onReady).toHaveBeenCalled();
});
