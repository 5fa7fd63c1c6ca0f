import type { Gallery } from '../kit/gallery';
import { people } from '../kit/people';
import { expect, type Desk } from '../kit/story';

/** How much the demonstration's manager has to settle. */
const TO_SETTLE = 4;

/** What the demonstration's two tills did this morning without seeing each other, and how its manager settles it. */
export async function showConflicts(desk: Desk, gallery: Gallery): Promise<void> {
  const { page, say } = desk;
  const rows = page.getByRole('option');
  const choose = async (rule: string): Promise<void> => {
    await rows.filter({ hasText: say(`conflicts.rule.${rule}.title`) }).click();
  };
  await desk.signIn('manager', '/conflicts');
  await expect(rows).toHaveCount(TO_SETTLE);
  await expect(page.getByRole('listbox')).toBeFocused();
  await choose('concurrent_edit');
  await gallery.show('15a-conflict-edit', say('conflicts.fact.edits.later'));
  await choose('oversold');
  await gallery.show('15b-conflict-oversold', say('conflicts.offer.count.title'));
  await choose('without_authority');
  await gallery.show('15h-conflict-authority', say('conflicts.rule.without_authority.void'));
  await choose('paid_twice');
  await gallery.show('15-conflict-paid-twice', say('conflicts.fact.payments.second'));
  await page.getByRole('radio', { name: say('conflicts.offer.two_sales.title') }).click();
  await desk.press('F9');
  await gallery.show('15c-conflict-note', say('conflicts.form.noteMissing'));
  await page.getByRole('radio').first().click();
  await page.getByLabel(say('conflicts.form.reference')).fill('9127740999');
  await desk.press('F9');
  await gallery.show('15d-conflict-settled', page.getByRole('status').first());
  await expect(rows).toHaveCount(TO_SETTLE - 1);
  for (const rule of ['concurrent_edit', 'oversold', 'without_authority']) {
    await choose(rule);
    if (rule === 'oversold') await page.getByLabel(say('conflicts.form.quantity')).fill('2');
    await page.getByText(say('conflicts.whatToDo')).waitFor();
    await desk.press('F9');
    await page.getByRole('region', { name: say('conflicts.decision.title') }).waitFor();
  }
  await desk.goTo('/conflicts', say('conflicts.title'));
  await gallery.show('15e-conflicts-none', say('conflicts.empty'));
  await page.getByRole('button', { name: new RegExp(`^${TO_SETTLE} `, 'u') }).click();
  await expect(rows).toHaveCount(TO_SETTLE);
  await gallery.show('15f-conflicts-settled', page.getByRole('region', { name: say('conflicts.decision.title') }));
  await choose('without_authority');
  await gallery.show(
    '15i-conflict-authority-settled',
    page.getByRole('region', { name: say('conflicts.decision.title') }),
  );
  await desk.signIn('cashier', '/conflicts');
  await gallery.show('15g-conflicts-forbidden', page.getByText(people.manager.name));
}
