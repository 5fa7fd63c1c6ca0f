import type { Page } from '@playwright/test';

/** What the desk would answer under circumstances that a test cannot make: a clock that lies, devices that disagree. */
export async function fakeAnswer(
  page: Page,
  door: 'query' | 'shell',
  name: string,
  change: (answer: object) => object,
): Promise<void> {
  await page.route(`**/rpc/${door}`, async (route) => {
    const asked = route.request().postDataJSON() as { readonly name: string };
    if (asked.name !== name) return route.fallback();
    const response = await route.fetch();
    return route.fulfill({ response, json: change((await response.json()) as object) });
  });
}
