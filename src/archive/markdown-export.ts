/** Tells what exports of answers as Markdown hold beside the answers. */

const INDEX = /(?:^|\/)index\.(?:md|markdown)$/i;
const BESIDE = /(?:^|\/)(?:(?:info\.json|comments\.(?:md|markdown))$|assets\/)/i;

/**
 * Files without those that stand beside an `index.md` and are no answers: its comments, its images, and its own record of what the front matter
 * says. Only of these folders: elsewhere, such names are any names.
 *
 * @param files by their names with their folders, parted by `/`
 */
export function withoutExportExtras<T extends { readonly name: string }>(files: readonly T[]): T[] {
  const folders = new Set(files.filter(({ name }) => INDEX.test(name)).map(({ name }) => name.slice(0, name.lastIndexOf('/') + 1)));
  if (folders.size === 0) return [...files];
  return files.filter(({ name }) => {
    const beside = BESIDE.exec(name);
    return !beside || !folders.has(name.slice(0, beside.index + (beside[0].startsWith('/') ? 1 : 0)));
  });
}
