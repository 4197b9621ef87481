/** How the pages look: one style sheet, one icon. */

/** The icon of the site, as SVG. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f6f5c"/>
<circle cx="28" cy="28" r="13" fill="none" stroke="#fff" stroke-width="5"/><path d="M38 38l12 12" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>`;

/** The style sheet of all pages. */
export const STYLE = `
:root {
  --text: #1d2321; --soft: #5b6661; --ground: #fdfdfb; --line: #dfe4e0; --accent: #1f6f5c; --mark: #fbe7a1; --field: #fff;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e9e6; --soft: #9aa6a0; --ground: #151918; --line: #303835; --accent: #7cc9b3; --mark: #6b5510; --field: #1d2321; }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 44rem; background: var(--ground); color: var(--text);
  font: 1.0625rem/1.75 system-ui, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif;
  overflow-wrap: anywhere; text-autospace: normal;
}
a { color: var(--accent); text-underline-offset: .2em; padding-block: .3rem; }
.tap, .choices a, .filters a, .brand, .paging a, footer a { display: inline-flex; align-items: center; min-height: 44px; }
.facets a { display: inline-flex; align-items: center; min-height: 32px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.brand { font-weight: 700; font-size: 1.25rem; text-decoration: none; }
form { display: flex; flex: 1 1 16rem; min-width: 0; gap: .5rem; }
input[type=search] {
  flex: 1; min-width: 0; min-height: 44px; padding: 0 .75rem; font: inherit; color: inherit; background: var(--field);
  border: 1px solid var(--soft); border-radius: .5rem;
}
button { min-height: 44px; padding: 0 1.1rem; font: inherit; color: var(--ground); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; }
h1 { font-size: 1.45rem; line-height: 1.4; margin: 1.5rem 0 .75rem; }
h2 { font-size: 1.1rem; line-height: 1.5; margin: 0; }
section h2 { margin: 2rem 0 .5rem; }
.count, .byline, .note, .in-part, .soft, footer { color: var(--soft); font-size: .9rem; }
.byline { margin: .25rem 0 0; }
.note { margin: .35rem 0 0; }
.note td { padding-right: 1rem; }
.choices [aria-current] { font-weight: 700; }
.filters a { border: 1px solid var(--line); border-radius: 1.4rem; padding: 0 .75rem; text-decoration: none; gap: .35em; }
.choices [aria-current] { align-self: center; }
.in-part { margin: 1.5rem 0 0; }
.facets { display: flex; flex-wrap: wrap; gap: .5rem 2rem; margin: 2rem 0; }
.facets h2, .facets details[open] { flex-basis: 100%; }
summary { cursor: pointer; min-height: 44px; line-height: 44px; }
.note summary { min-height: 0; line-height: inherit; padding: .35rem 0; }
.hits { list-style: none; margin: 0; padding: 0; }
.hits > li { padding: 1.1rem 0; border-bottom: 1px solid var(--line); }
.snippets { margin: .35rem 0 0; }
.text { margin-top: 1.25rem; }
.text p, .detail p { margin: 0 0 1em; }
.detail { color: var(--soft); }
.plain { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
mark { color: inherit; background: var(--mark); border-radius: .15em; padding: 0 .05em; }
mark[title] { border-bottom: 2px dotted var(--accent); }
mark span { user-select: none; }
.paging { display: flex; gap: 1.25rem; align-items: center; padding: 1.25rem 0; }
.facts div { display: flex; gap: 1rem; }
.facts dt { flex: 0 0 5em; color: var(--soft); }
.facts dd { margin: 0; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); display: flex; gap: 1.25rem; }
.visually-hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (forced-colors: active) { mark { outline: 1px solid; } }
@media print { header form, footer, .paging { display: none; } body { max-width: none; } }
`;
