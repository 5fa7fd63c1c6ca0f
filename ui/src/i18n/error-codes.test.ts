import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import en from './en.json';
import fr from './fr.json';

const ROOT = join(import.meta.dirname, '../../..');
const CODE = '([a-z]+\\.[a-z_]+)';

/** Where Rust names a code: a variant's wire name, a failure of the edge, and the errors that bring their own code. */
const mentions = [
  { in: 'crates/domain/src', at: new RegExp(`#\\[serde\\(rename = "${CODE}"\\)\\]`, 'g'), files: /refusal\.rs$/ },
  { in: 'src-tauri/src', at: new RegExp(`(?:Failure|Self)::(?:new|incident)\\(\\s*"${CODE}"`, 'g'), files: /\.rs$/ },
  { in: 'src-tauri/src/network', at: /"(sync\.[a-z_]+)"/g, files: /\.rs$/ },
  { in: 'crates/store/src', at: new RegExp(`=> "${CODE}",`, 'g'), files: /import\/table\.rs$/ },
] as const;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
}

const codes = new Set(
  mentions.flatMap((mention) =>
    filesBelow(join(ROOT, mention.in))
      .filter((path) => mention.files.test(path.replaceAll('\\', '/')))
      .flatMap((path) => [...readFileSync(path, 'utf8').matchAll(mention.at)].map((match) => match[1]!)),
  ),
);

it('finds the codes where Rust has them', () => {
  expect(codes).toContain('sales.stock_short');
  expect(codes).toContain('import.not_a_table');
  expect(codes).toContain('backup.target_founded');
  expect(codes.size).toBeGreaterThan(120);
});

function wordsOf(catalogue: unknown, code: string): unknown {
  return ['errors', ...code.split('.'), 'what'].reduce<unknown>(
    (tree, key) => (tree as Record<string, unknown> | undefined)?.[key],
    catalogue,
  );
}

describe.each([
  ['French', fr],
  ['English', en],
])('every error and refusal has its words in %s', (_, catalogue) => {
  it.each([...codes].sort())('%s', (code) => {
    expect(wordsOf(catalogue, code)).toMatch(/\p{L}/u);
  });
});
