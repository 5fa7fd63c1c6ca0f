import type { Page } from '@playwright/test';
import { firstParts, textsOf, type Language } from './words';

/** What an eye would find wrong with the page as it is painted: texts that are cut, spill, or are nobody's words. */
export async function findFlaws(page: Page, language: Language): Promise<string[]> {
  const other: Language = language === 'fr' ? 'en' : 'fr';
  const ours = new Set(textsOf(language));
  // Short words may be right in both languages, or be somebody's name.
  const foreign = textsOf(other).filter((text) => text.length > 12 && !text.includes('{{') && !ours.has(text));
  return page.evaluate(look, { foreign, firstParts: firstParts() });
}

/** Runs in the page. */
function look({ foreign, firstParts }: { foreign: string[]; firstParts: string[] }): string[] {
  const flaws: string[] = [];
  const foreignTexts = new Set(foreign);
  const key = new RegExp(`(^|\\s)(${firstParts.join('|')})(\\.\\w+)+(\\s|$)`);
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    flaws.push(`the page scrolls sideways by ${root.scrollWidth - root.clientWidth} px`);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const element = node.parentElement;
    if (text === '' || !element || !isSeen(element)) continue;
    if (key.test(text)) flaws.push(`“${text}” is a key, not a text`);
    if (text.includes('{{') || text.includes('undefined') || /\bNaN\b/.test(text))
      flaws.push(`“${text}” is not filled in`);
    if (foreignTexts.has(text)) flaws.push(`“${text}” is in the other language`);
    const spill = spillOf(node, element);
    if (spill !== null) flaws.push(`“${text.slice(0, 60)}” ${spill}`);
  }
  return [...new Set(flaws)];

  function isSeen(element: Element): boolean {
    if (element.closest('[aria-hidden="true"], script, style, noscript')) return false;
    const { width, height } = element.getBoundingClientRect();
    if (getComputedStyle(element).color.endsWith(', 0)')) return false;
    // One pixel: words for the ear only.
    return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && width > 2 && height > 2;
  }

  function spillOf(node: Node, element: Element): string | null {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box: Element | null = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.position === 'fixed' || ['auto', 'scroll'].includes(style.overflowX)) return null;
      const edge = box.getBoundingClientRect();
      const isOut = text.right > edge.right + 1.5 || text.left < edge.left - 1.5;
      if (style.overflowX === 'hidden' || style.overflowX === 'clip') {
        const isEllipsis = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
        if (isOut && !isEllipsis)
          return `is cut by ${Math.round(Math.max(text.right - edge.right, edge.left - text.left))} px`;
        if (isOut && /^[−-]?\d[\d\s]*(FCFA)?$/.test(node.textContent?.trim() ?? ''))
          return 'is an amount with an ellipsis';
        return null;
      }
      const isBox = box.matches(
        'button, a[href], td, th, [role="option"], [role="cell"], [role="dialog"], label, section',
      );
      if (isBox && isOut) return `spills out of its ${box.tagName.toLowerCase()}`;
    }
    return null;
  }
}
