/** `xunda widget`: prints the two lines that put the search box on a page, or writes its scripts to host elsewhere. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../config.js';
import { ConfigurationError, messageOf } from '../errors.js';
import { readScripts, type Script } from '../server/scripts.js';

/** Stands for a site that nobody has named. */
const PLACEHOLDER = 'https://YOUR-SITE.example';

/** What is asked of {@link widgetCommand}. */
export interface WidgetOptions {
  /** Print the lines for pages that load no modules. */
  readonly classic?: boolean;
  readonly json?: boolean;
  /** A folder that gets both scripts. */
  readonly out?: string;
}

/**
 * Prints the lines. Their script has a name that changes with it, and its digest: a browser that gets anything else runs nothing.
 *
 * @throws ConfigurationError where the box is not built, or the folder cannot be written
 */
export function widgetCommand({ publicUrl }: Settings, { classic = false, json = false, out }: WidgetOptions): void {
  const { widget, classic: forOldPages } = readScripts();
  const script = classic ? forOldPages : widget;
  if (out !== undefined) write(out, [widget, forOldPages]);
  const { versioned: name, integrity } = script;
  const url = `${publicUrl || PLACEHOLDER}/${name}`;
  const type = classic ? 'defer' : 'type="module"';
  const lines = [`<script ${type} src="${url}" integrity="${integrity}" crossorigin="anonymous"></script>`, '<xunda-search></xunda-search>'];
  if (json) {
    console.log(JSON.stringify({ name, url, integrity, bytes: script.content.length, html: lines.join('\n') }));
    return;
  }
  console.log(lines.join('\n'));
  if (out !== undefined)
    console.error(
      `written to ${out}: ${widget.versioned}, ${forOldPages.versioned}; where they are not on the server itself, say <xunda-search src="${publicUrl || PLACEHOLDER}">`,
    );
  if (publicUrl === '') console.error('name the site with --public-url to get its address in place');
  console.error(`name and digest change with the next version of Xunda; /${script.name} stays, without a digest`);
}

function write(folder: string, scripts: readonly Script[]): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const { versioned, content } of scripts) writeFileSync(join(folder, versioned), content);
  } catch (cause) {
    throw new ConfigurationError(`the box cannot be written to ${folder}: ${messageOf(cause)}`, { cause });
  }
}
