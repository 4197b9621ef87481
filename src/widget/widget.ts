/** Puts the search box on a page: what `widget.js` and `xunda/widget` are. */

import { XundaSearch } from './element.js';
import { setHome } from './settings.js';

export { XundaSearch };

// A classic script knows where it came from only while it runs; a module knows it always.
setHome((globalThis.document?.currentScript as HTMLScriptElement | null | undefined)?.src ?? import.meta.url);

// The script may be there twice.
if (globalThis.customElements && !customElements.get('xunda-search')) customElements.define('xunda-search', XundaSearch);
