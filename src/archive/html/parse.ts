/** Parses HTML into a tree, in bounded time and memory whatever it is. */

import { selectAll, selectOne } from 'css-select';
import { type ChildNode, type Document, DomHandler, type Element, hasChildren, isTag, isText, type ParentNode } from 'domhandler';
import { Parser } from 'htmlparser2';

/** Elements in elements: what is deeper stands beside the deepest, as browsers do it. */
const MAX_DEPTH = 400;

/** A page with more in one another is no page: parsing would take time by the square of it. */
const MAX_OPEN = 10_000;

/** Elements, texts and comments of one page: so many take 80 MB. */
const MAX_NODES = 200_000;

const FLATTENED = new WeakSet<Document>();

/** Whether a page is deeper than its tree here: a tree of it made elsewhere would be as deep as the page. */
export const isFlattened = (document: Document): boolean => FLATTENED.has(document);

/** Of one element: trees that are weighed look each up among those before it. */
const MAX_ATTRIBUTES = 1000;

function hasMoreThan(most: number, attributes: Record<string, string>): boolean {
  let count = 0;
  for (const _name in attributes) count++;
  return count > most;
}

class BoundedHandler extends DomHandler {
  private surplus = 0;
  private nodes = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (hasMoreThan(MAX_ATTRIBUTES, attributes)) throw new Error(`more than ${MAX_ATTRIBUTES} attributes of one element`);
    if (this.surplus > 0 || this.tagStack.length > MAX_DEPTH) {
      this.surplus++;
      FLATTENED.add(this.root);
      if (this.surplus > MAX_OPEN) throw new Error(`more than ${MAX_OPEN} elements in one another`);
    } else super.onopentag(name, attributes);
  }

  override onclosetag(): void {
    if (this.surplus > 0) this.surplus--;
    else super.onclosetag();
  }

  protected override addNode(node: ChildNode): void {
    this.nodes++;
    if (this.nodes > MAX_NODES) throw new Error(`more than ${MAX_NODES} elements, texts and comments`);
    super.addNode(node);
  }
}

/**
 * The tree of a page or of a part of one. Nothing is loaded, and no entity but those of characters is known.
 *
 * @throws Error with the reason where it has more than a page may have
 */
export function parseHtml(html: string): Document {
  const handler = new BoundedHandler();
  const parser = new Parser(handler, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.end(html);
  return handler.root;
}

/** The first element that a selector names, below a node. */
export function find(selector: string, within: ParentNode): Element | undefined {
  return selectOne<ParentNode | ChildNode, Element>(selector, within) ?? undefined;
}

/** All of them, in the order of the page. */
export function findAll(selector: string, within: ParentNode): Element[] {
  return selectAll<ParentNode | ChildNode, Element>(selector, within);
}

/** All of them but those that lie in one another: whatever is read of each, no character is read twice. */
export function findOuter(selector: string, within: ParentNode): Element[] {
  const found = findAll(selector, within);
  const all: ReadonlySet<ParentNode> = new Set(found);
  return found.filter((element) => !ancestorsOf(element).some((ancestor) => all.has(ancestor)));
}

/** What a node lies in, from the nearest outwards; not more than pages are deep. */
export function ancestorsOf(node: ChildNode): ParentNode[] {
  const ancestors: ParentNode[] = [];
  for (let at = node.parent; at; at = at.parent) ancestors.push(at);
  return ancestors;
}

/** Whether a node is an element, scripts and styles among them. */
export const isElement = (node: ChildNode): node is Element => isTag(node);

/** How much there is to look at in a page. */
export interface TreeSize {
  /** Elements, texts and comments. */
  readonly nodes: number;
  readonly elements: number;
  /** Of all nodes together, the elements that each lies in: whatever looks at the text of every element takes time by this sum. */
  readonly around: number;
}

/** The size of a page. */
export function sizeOf(document: Document): TreeSize {
  let [nodes, elements, around] = [0, 0, 0];
  const waiting: { readonly node: ParentNode; readonly depth: number }[] = [{ node: document, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, depth } = next;
    nodes += node.children.length;
    around += node.children.length * depth;
    for (const child of node.children) {
      if (!hasChildren(child)) continue;
      elements++;
      waiting.push({ node: child, depth: depth + 1 });
    }
  }
  return { nodes, elements, around };
}

/** An attribute without blanks around it; nothing where it is absent or empty. */
export const attribute = (element: Element | undefined, name: string): string | undefined => element?.attribs[name]?.trim() || undefined;

/** All characters below a node, as they stand in the source: for scripts, names and numbers, which are no running text. */
export function rawText(node: ParentNode | undefined): string {
  let text = '';
  for (const child of node?.children ?? []) {
    if (isText(child)) text += child.data;
    else if (isElement(child)) text += rawText(child);
  }
  return text;
}
