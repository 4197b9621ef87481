/** Puts the search box on a page: what `widget.js` and `xunda/widget` are. */

/** The box: `<xunda-search>`. */
export class XundaSearch extends HTMLElement {}

if (!customElements.get('xunda-search')) customElements.define('xunda-search', XundaSearch);
