/** What our own pages load: the box in the place of the form, and a search for what is selected. No page needs it. */

import './widget.js';
import { offerSearch } from './selection.js';

const main = document.querySelector('main');
if (main) offerSearch(main);
