/** Builds HTML from templates in which every value is escaped. */

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Markup that needs no more escaping. */
export class Html {
  constructor(private readonly markup: string) {}

  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: texts are escaped, markup is kept, lists are joined, and nothing is left for what is absent. */
export type Value = string | number | Html | readonly Value[] | undefined | false;

/** `` html`<p title="${text}">${more}</p>` ``; attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(strings.map((markup, i) => (i < values.length ? markup + render(values[i]) : markup)).join(''));
}

function render(value: Value): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.toString();
  if (typeof value === 'object') return value.map(render).join('');
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character] as string);
}
