import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { KnownPerson } from '@/bindings/KnownPerson';
import { renderInTheme } from '@/design/test-render';
import { initialsOf } from './initials';
import { rememberLogin } from './remembered-logins';
import { SignIn } from './SignIn';

const CLARISSE: KnownPerson = { user: 'p1', name: 'Clarisse Ngo Bassa', has_pin: true };
const SOLANGE: KnownPerson = { user: 'p2', name: 'Solange Tchoumi', has_pin: false };

afterEach(() => {
  localStorage.clear();
});

function show(parts: Partial<Parameters<typeof SignIn>[0]> = {}) {
  const acts = { onPin: vi.fn(), onPassword: vi.fn(), onForgetRefusal: vi.fn() };
  renderInTheme(<SignIn people={[CLARISSE, SOLANGE]} isChecking={false} refusal={null} {...acts} {...parts} />);
  return acts;
}

it('lets a person in with two gestures of the keyboard: a digit, a code', async () => {
  const { onPin } = show();
  await userEvent.keyboard('1');
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Bonjour Clarisse Ngo Bassa');
  await userEvent.keyboard('123456{Enter}');
  expect(onPin).toHaveBeenCalledExactlyOnceWith({ user: 'p1', pin: '123456' });
});

it('reads the digits of a French keyboard and forgives a wrong key', async () => {
  const { onPin } = show();
  await userEvent.click(screen.getByRole('button', { name: /Clarisse/ }));
  for (const [key, code] of [
    ['&', 'Digit1'],
    ['é', 'Digit2'],
    ['"', 'Digit3'],
    ['Backspace', 'Backspace'],
    ["'", 'Digit4'],
    ['(', 'Digit5'],
    ['Enter', 'Enter'],
  ]) {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: key!, code: code!, bubbles: true, cancelable: true }),
    );
    await Promise.resolve();
  }
  expect(onPin).toHaveBeenCalledExactlyOnceWith({ user: 'p1', pin: '1245' });
});

it('does not send a code that is too short, nor twice', async () => {
  const { onPin } = show();
  await userEvent.keyboard('1');
  await userEvent.keyboard('123{Enter}4{Enter}{Enter}');
  expect(onPin).toHaveBeenCalledExactlyOnceWith({ user: 'p1', pin: '1234' });
});

it('asks the password of a person without code, whose name is filled in', async () => {
  rememberLogin('p2', 'solange');
  const { onPassword } = show();
  await userEvent.keyboard('2');
  await userEvent.type(screen.getByLabelText('Mot de passe'), 'kamga2026{Enter}');
  expect(onPassword).toHaveBeenCalledExactlyOnceWith({ userName: 'solange', password: 'kamga2026' });
});

it('opens on name and password where nobody signed in before', async () => {
  const { onPassword } = show({ people: [] });
  expect(screen.getByLabelText('Nom d’utilisateur')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByText('Tapez votre nom d’utilisateur.')).toBeInTheDocument();
  expect(onPassword).not.toHaveBeenCalled();
});

it('says why it was refused, and forgets it with the person', async () => {
  const { onForgetRefusal } = show({
    refusal: { code: 'people.pin_wrong', params: { tries_left: 2 }, incident: null },
  });
  await userEvent.keyboard('1');
  expect(screen.getByRole('alert')).toHaveTextContent('Ce code est incorrect.');
  onForgetRefusal.mockClear();
  await userEvent.keyboard('{Escape}');
  expect(onForgetRefusal).toHaveBeenCalledTimes(1);
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Qui êtes-vous');
});

it('offers the password in place of the code', async () => {
  rememberLogin('p1', 'clarisse');
  show();
  await userEvent.keyboard('1{F3}');
  expect(screen.getByLabelText('Nom d’utilisateur')).toHaveValue('clarisse');
});

it('makes initials of any name', () => {
  expect(['Clarisse Ngo Bassa', 'Ahmadou', ' ', 'élise  ngo'].map(initialsOf)).toEqual(['CN', 'A', '', 'ÉN']);
});

it('asks for the user name as well where it was never typed', async () => {
  show();
  await userEvent.keyboard('2');
  expect(screen.getByLabelText('Nom d’utilisateur')).toHaveFocus();
});
