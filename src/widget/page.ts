/** What our own pages load: the box in the place of the form, the caret in it where a search begins, and a search for what is selected. No page needs it. */

import './widget.js';
import { offerSearch } from './selection.js';

const main = document.querySelector('main');
if (main) offerSearch(main);

// On a screen that is touched, a keyboard would come up over the page.
const box = document.querySelector<HTMLElement>('xunda-search[data-front]');
const hasKeyboard = matchMedia('(hover: hover) and (pointer: fine)').matches;
if (box && hasKeyboard && !location.hash && document.activeElement === document.body) box.focus({ preventScroll: true });
