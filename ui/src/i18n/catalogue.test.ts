import { describe, expect, it } from 'vitest';
import en from './en.json';
import fr from './fr.json';

interface Tree {
  readonly [key: string]: string | Tree;
}

function textsOf(tree: Tree, path = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') texts.set(at, value);
    else textsOf(value, at).forEach((text, deeper) => texts.set(deeper, text));
  }
  return texts;
}

const french = textsOf(fr);
const english = textsOf(en);
/** French has a form for millions ("de" articles) that English has not. */
const shared = (texts: Map<string, string>) => [...texts.keys()].filter((key) => !key.endsWith('_many')).sort();
const holesOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1]).sort();

it('says the same things in both languages', () => {
  expect(shared(english)).toEqual(shared(french));
});

it('fills the same holes in both languages', () => {
  for (const [key, text] of english) expect(holesOf(text), key).toEqual(holesOf(french.get(key) ?? ''));
});

it('gives each plural all the forms that French has', () => {
  for (const key of french.keys()) {
    const stem = /^(.*)_(?:one|many|other)$/.exec(key)?.[1];
    if (stem === undefined) continue;
    for (const form of ['one', 'many', 'other']) expect(french.has(`${stem}_${form}`), `${stem}_${form}`).toBe(true);
  }
});

describe('typography', () => {
  it.each([...french])('%s', (_, text) => {
    expect(text, 'an ordinary space before ? ! : ; may end a line').not.toMatch(/ [?!:;»]/);
    expect(text, 'the apostrophe is ’').not.toContain("'");
  });

  it.each([...french, ...english])('%s is within the font', (_, text) => {
    expect(text).not.toMatch(/[\u202f\u2190-\u21ff]/);
  });
});
