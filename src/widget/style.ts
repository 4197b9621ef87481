/** How the box looks. The page around it cannot change that, but for the custom properties named here and by parts. */
// Lengths are in px: a page may set any size of letter for its `rem`. `all: initial` ends what is inherited; what must hold against rules for the
// element itself is important, since a page's own rules for it come before those in here otherwise.

/** Each colour of the light theme and of the dark one, by the name of its property. */
const COLOURS = {
  ground: ['#fff', '#1d2321'],
  text: ['#1d2321', '#e4e9e6'],
  soft: ['#59645f', '#a0aca6'],
  line: ['#cdd5d0', '#3a4440'],
  accent: ['#1a6450', '#86d3bd'],
  mark: ['#fbe7a1', '#4d3f10'],
} as const;

/** Own properties, by the first letter, with what stands for each where the page names none. */
const colours = (of: (light: string, dark: string) => string): string =>
  Object.entries(COLOURS)
    .map(([name, [light, dark]]) => `--${name[0]}:var(--xunda-${name},${of(light, dark)});`)
    .join('');

const STYLE = `
:host{display:block;visibility:visible!important;opacity:1!important;overflow:visible!important;float:none;direction:ltr!important}
:host([hidden]){display:none}
.root{all:initial;direction:ltr;unicode-bidi:isolate;display:block;position:relative;
font:16px/1.6 var(--xunda-font,system-ui,-apple-system,"PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC",sans-serif);
${colours((light) => light)}
--r:var(--xunda-radius,8px);color:var(--t);color-scheme:inherit;text-align:start}
@supports(color:light-dark(#000,#fff)){.root{${colours((light, dark) => `light-dark(${light},${dark})`)}}}
:host([theme=light]) .root{color-scheme:light}
:host([theme=dark]) .root{${colours((_, dark) => dark)}color-scheme:dark}
*{box-sizing:border-box}
[hidden]{display:none!important}
input,button{font:inherit;color:inherit;margin:0;min-height:44px;border:1px solid var(--s);border-radius:var(--r);background:var(--g)}
input{display:block;width:100%;padding:0 12px;appearance:none}
input::placeholder{color:var(--s);opacity:1}
input::-webkit-search-cancel-button{cursor:pointer}
button{cursor:pointer;padding:0 16px;white-space:nowrap}
:focus-visible{outline:3px solid var(--a);outline-offset:1px}
.button{display:flex;width:100%;align-items:center;gap:12px;text-align:start;color:var(--s);padding:0 12px}
kbd{margin-inline-start:auto;font:inherit;font-size:13px;border:1px solid var(--l);border-radius:4px;padding:0 6px}
.panel,dialog{padding:0;border:1px solid var(--l);border-radius:var(--r);background:var(--g);color:var(--t)}
.panel{position:fixed;inset:auto;margin:0;display:flex;flex-direction:column;overflow:hidden;box-shadow:0 8px 24px #0003;z-index:2147483647}
.inline .panel{position:static;box-shadow:none;margin-top:8px}
dialog{width:min(640px,calc(100vw - 16px));max-height:calc(100vh - 32px);margin:16px auto auto}
dialog::backdrop{background:#0006}
.dialog .panel{position:static;border:0;border-radius:0;box-shadow:none;max-height:calc(100vh - 130px)}
.row{display:flex;gap:8px}
.dialog .row{padding:12px}
.submit{background:var(--a);border-color:var(--a);color:var(--g)}
ul{list-style:none;margin:0;padding:0;overflow:auto;overscroll-behavior:contain;scroll-padding-bottom:44px;transition:opacity .1s .15s}
[aria-busy=true]{opacity:.5}
li{padding:10px 12px;min-height:44px;cursor:pointer;overflow-wrap:anywhere;border-bottom:1px solid var(--l)}
li:last-child{border-bottom:0}
li.active,li:hover{background:color-mix(in srgb,var(--a) 12%,var(--g))}
li.active{box-shadow:inset 3px 0 var(--a)}
.suggestion{display:flex;justify-content:space-between;align-items:baseline;gap:12px}
.suggestion .byline{flex:none}
.question{font-weight:600}
.snippet{font-size:14px}
.snippet,.suggestion>:first-child{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
.byline,.status,.footer{color:var(--s);font-size:13px}
.status,.empty,.error{padding:8px 12px}
.footer:not([hidden]){padding:0 12px 8px}
.more{color:var(--a);display:flex;align-items:center;position:sticky;bottom:0;background:var(--g);border-top:1px solid var(--l);margin-top:-1px}
mark{color:inherit;background:var(--m);border-radius:2px}
mark[title]{border-bottom:2px dotted var(--a)}
.seen-not{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media(prefers-reduced-motion:reduce){ul{transition:none}}
@media(forced-colors:active){.root{--g:Canvas!important;--t:CanvasText!important;--s:CanvasText!important;--l:CanvasText!important;--a:LinkText!important}li.active{outline:2px solid Highlight;outline-offset:-2px}mark{background:Mark;color:MarkText}}
`;

let sheet: CSSStyleSheet | undefined;

/** One sheet for all boxes of a page: it needs no leave of the page's policy, which may forbid styles written in markup. */
export function boxStyle(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}
