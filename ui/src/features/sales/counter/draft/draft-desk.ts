import { createContext, use } from 'react';
import { v7 } from 'uuid';
import type { DraftView } from '@/bindings/DraftView';

type Show = (draft: DraftView | null) => void;

/**
 * The one draft of a counter. Its edits are sent one after the other, so that two scans within a blink find the same
 * sale and the screen never goes back to an older answer.
 */
export class DraftDesk {
  #draft: DraftView | null = null;
  /** The id of the sale that the next first line starts. */
  #next: string = v7();
  #tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly show: Show) {}

  /** What Rust says the draft is: at start, and after somebody else signed in. */
  adopt(draft: DraftView | null): void {
    this.#draft = draft;
  }

  /** An edit of the draft, which it starts if there is none. It sees the draft as the edits before it left it. */
  edit(work: (sale: string, draft: DraftView | null) => Promise<DraftView>): Promise<DraftView> {
    return this.#inTurn(async () => {
      const draft = await work(this.#draft?.sale ?? this.#next, this.#draft);
      this.#keep(draft);
      return draft;
    });
  }

  /** What ends the draft: sent, parked, abandoned. */
  end<Answer>(work: (sale: string) => Promise<Answer>): Promise<Answer> {
    return this.#inTurn(async () => {
      const answer = await work(this.#draft?.sale ?? this.#next);
      this.#next = v7();
      this.#keep(null);
      return answer;
    });
  }

  #keep(draft: DraftView | null): void {
    this.#draft = draft;
    this.show(draft);
  }

  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#tail.then(work);
    // A refused edit does not hold up the next one.
    this.#tail = turn.catch(() => undefined);
    return turn;
  }
}

export const DraftDeskContext = createContext<DraftDesk | null>(null);

export function useDraftDesk(): DraftDesk {
  const desk = use(DraftDeskContext);
  if (!desk) throw new Error('useDraftDesk is called outside the counter');
  return desk;
}
