/** Of the texts that an answer had from capture to capture, has the newest searched, and the others kept. */

import { type Home, isNewerHome } from './home.js';

/** A text of an answer with its place on one of the two shelves. */
export interface ChosenText {
  readonly home: Home;
  readonly isSearched: boolean;
  /** Moves it to the other shelf. */
  move(): void;
}

/** @param texts all texts of one answer */
export function searchNewest(texts: readonly ChosenText[]): void {
  const newest = texts.reduce<ChosenText | undefined>((best, one) => (best && !isNewerHome(one.home, best.home) ? best : one), undefined);
  for (const text of texts) if (text.isSearched !== (text === newest)) text.move();
}
