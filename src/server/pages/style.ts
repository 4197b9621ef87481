/** How the pages look: one style sheet, one icon. */

/** The icon of the site, as SVG. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="14" fill="#1f6f5c"/>
<circle cx="28" cy="28" r="13" fill="none" stroke="#fff" stroke-width="5"/><path d="M38 38l12 12" stroke="#fff" stroke-width="6" stroke-linecap="round"/></svg>`;

/** Spaces at the beginnings of lines are for readers of this file. */
const compact = (style: string): string => style.replace(/\n\s*/g, '\n').trim();

/** The style sheet of all pages, which stands in each. */
export const STYLE = compact(`
:root {
  --text: #1d2321; --soft: #59645f; --ground: #fdfdfb; --line: #dfe4e0; --accent: #1a6450; --mark: #fbe7a1; --field: #fff;
  color-scheme: light dark;
}
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e9e6; --soft: #a0aca6; --ground: #151918; --line: #303835; --accent: #86d3bd; --mark: #4d3f10; --field: #1d2321; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; text-size-adjust: 100%; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 0 1rem 3rem; max-width: 64rem; background: var(--ground); color: var(--text);
  font: 1.0625rem/1.8 system-ui, -apple-system, "PingFang SC", "PingFang TC", "Hiragino Sans GB", "Microsoft YaHei", "Microsoft JhengHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif;
  overflow-wrap: anywhere; line-break: strict; text-autospace: normal; text-spacing-trim: trim-start;
}
a { color: var(--accent); text-underline-offset: .2em; padding-block: .3rem; }
.tap, .choices a, .filters a, .examples a, .brand, .paging a, footer a, .xunda-selected { display: inline-flex; align-items: center; min-height: 44px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; padding: 1rem 0; border-bottom: 1px solid var(--line); }
.front { display: block; padding: 2rem 0 1.5rem; }
.front .brand { font-size: 1.6rem; }
.front xunda-search { max-width: 44rem; }
.brand { font-weight: 700; font-size: 1.25rem; text-decoration: none; }
xunda-search { display: block; flex: 1 1 16rem; min-width: 0; --xunda-accent: var(--accent); --xunda-ground: var(--field); --xunda-text: var(--text); --xunda-soft: var(--soft); --xunda-line: var(--line); --xunda-mark: var(--mark); }
form { display: flex; min-width: 0; gap: .5rem; }
.within { max-width: 34rem; margin: .75rem 0 1rem; }
.narrow-only { margin: 0; }
input[type=search] {
  flex: 1; min-width: 0; min-height: 44px; padding: 0 .75rem; font: inherit; color: inherit; background: var(--field);
  border: 1px solid var(--soft); border-radius: .5rem;
}
button { min-height: 44px; padding: 0 1.1rem; font: inherit; color: var(--ground); background: var(--accent); border: 0; border-radius: .5rem; cursor: pointer; white-space: nowrap; }
main > *, .columns > :first-child { max-width: 44rem; }
main > .columns { max-width: none; }
h1 { font-size: 1.45rem; line-height: 1.4; margin: 1.5rem 0 .75rem; text-wrap: balance; }
h1 a { color: inherit; text-decoration-color: var(--line); }
h2 { font-size: 1.1rem; line-height: 1.5; margin: 0; }
main > section { margin-top: 2rem; }
.count, .byline, .note, .in-part, .soft, .legend, .source, footer { color: var(--soft); font-size: .9rem; }
.count, .legend, .byline, .note, .source { margin: .35rem 0 0; }
.count { margin-top: 1rem; }
.note td { padding-right: 1rem; }
.plain { list-style: none; padding: 0; margin: .5rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
[aria-current] { font-weight: 700; }
.choices [aria-current] { align-self: center; }
.orders { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; }
.orders details { flex: 0 0 4em; }
.orders details[open] { flex-basis: 100%; }
.examples .soft { align-self: center; }
.filters a { border: 1px solid var(--line); border-radius: 1.4rem; padding: 0 .75rem; text-decoration: none; gap: .35em; }
.in-part { margin: 1.5rem 0 0; }
summary { cursor: pointer; min-height: 44px; line-height: 44px; }
.note summary, .facets summary { min-height: 32px; line-height: 32px; }
.columns { display: grid; gap: 0 3rem; }
.columns > * { min-width: 0; }
.facets { margin-top: 2rem; font-size: .95rem; }
.facets section { margin-bottom: 1.25rem; }
.facets ul { list-style: none; margin: .25rem 0; padding: 0; }
.facets a { display: inline-flex; align-items: center; min-height: 32px; padding: 0; }
.facets .sign { justify-content: center; min-width: 32px; text-decoration: none; }
@media (min-width: 60rem) { .columns { grid-template-columns: minmax(0, 44rem) minmax(0, 1fr); } .narrow-only { display: none; } }
.hits { list-style: none; margin: 0; padding: 0; }
.hits > li { padding: 1.1rem 0; border-bottom: 1px solid var(--line); }
.snippets { margin: .35rem 0 0; }
.beside { list-style: none; margin: .5rem 0 0; padding: 0 0 0 .9rem; border-left: 2px solid var(--line); }
.beside li + li { margin-top: .5rem; }
.beside .snippets, .beside .byline { margin: 0; }
.beside .snippets { font-size: .95rem; line-height: 1.6; }
.beside .snippets a { color: inherit; text-decoration-color: var(--line); padding: 0; }
@media (max-width: 30rem) {
  header { flex-wrap: nowrap; padding: .4rem 0; }
  header xunda-search { flex-basis: 0; }
  .count { margin-top: .25rem; }
  .orders, .orders .choices { gap: 0 .6rem; margin: 0; font-size: 1rem; }
  .summary { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; align-items: center; }
  .summary .tap { min-height: 32px; }
  .summary > * { margin: .1rem 0 0; }
  .hits > li { padding: .8rem 0; }
  .hits .snippets { line-height: 1.6; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .hits .byline { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
  .hits .snippets:not(:has(mark)) { -webkit-line-clamp: 2; }
  .hits .beside .snippets { -webkit-line-clamp: 1; }
  .beside li + li { margin-top: .2rem; }
}
.text { margin-top: 1.25rem; max-width: 40em; hanging-punctuation: allow-end; }
.text p, .text ul, .detail p { margin: 0 0 1em; }
.as-written { list-style: none; padding: 0; }
.as-written li { margin: .25em 0; }
.detail { color: var(--soft); }
.answer { border-top: 1px solid var(--line); padding-top: 1rem; margin-top: 1.5rem; }
.answers { padding-left: 1.5rem; }
mark { color: inherit; background: var(--mark); border-radius: .15em; padding: 0 .05em; }
a mark { color: var(--text); }
mark[title] { border-bottom: 2px dotted var(--accent); }
mark span { user-select: none; }
mark:target { outline: 2px solid var(--accent); scroll-margin-top: 30vh; }
h1 mark:target { scroll-margin-top: 100vh; }
time { white-space: nowrap; }
.xunda-selected { position: absolute; z-index: 10; padding: 0 1rem; border-radius: .5rem; background: var(--accent); color: var(--ground); text-decoration: none; font-size: .95rem; }
.paging, .paging ol { display: flex; flex-wrap: wrap; gap: .25rem; align-items: center; list-style: none; margin: 0; padding: 0; }
.paging { gap: .25rem 1.25rem; padding: 1.25rem 0; }
.paging ol { margin-left: -.6rem; }
.paging [aria-current] { border: 1px solid var(--line); border-radius: .5rem; }
.paging li > * { display: flex; justify-content: center; align-items: center; min-width: 40px; min-height: 44px; }
.facts div, .help div { display: flex; gap: 1rem; }
.facts dt { flex: 0 0 5em; color: var(--soft); }
.help dt { flex: 0 0 15em; }
.facts dd, .help dd { margin: 0; }
@media (max-width: 40rem) { .help div { display: block; margin-bottom: .5rem; } .help dd { color: var(--soft); } }
.years { display: block; width: 100%; max-width: 44rem; max-height: 9rem; }
.years rect { fill: var(--accent); }
.years .hit-area { fill: transparent; }
.years a:hover rect:not(.hit-area) { opacity: .7; }
.years text { font-size: 9px; text-anchor: middle; fill: var(--soft); }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
footer nav { display: flex; gap: 1.25rem; }
.visually-hidden, .skip:not(:focus) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { mark, a mark { background: Mark; color: MarkText; } button { background: ButtonFace; color: ButtonText; border: 1px solid; } .years rect { fill: LinkText; } }
@media print {
  header xunda-search, .xunda-selected, footer, .paging, .facets, .screen-only, .choices, .options, .narrow-only, .back, .skip { display: none; }
  body { max-width: none; font-size: 11pt; color: #000; background: #fff; }
  .source a::after { content: " " attr(href); }
  details:not([open]) { display: none; }
}
`);
