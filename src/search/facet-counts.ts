/** Counts hits by the values of fields, so that each count is the total of the search that it leads to. */

import type { FacetField, Filters, SearchResponse } from '../search-model.js';
import { withoutFilterOf } from './filters.js';
import type { Selection } from './selection.js';

/** Counts as a response has them. */
export type FacetCounts = Pick<SearchResponse, 'facets' | 'facetsAll'>;

/** No values of any field. */
export function noCounts(fields: readonly FacetField[]): FacetCounts {
  return { facets: Object.fromEntries(fields.map((field) => [field, []])) };
}

/** The fields, of those given, that are counted among the hits themselves: the others have a filter of their own. */
export function countedAmongHits(fields: readonly FacetField[], filters: Filters): FacetField[] {
  return fields.filter((field) => Object.keys(withoutFilterOf(field, filters)).length === Object.keys(filters).length);
}

/**
 * The counts of each field: among the hits, or, where the field has a filter of its own, among what the search finds without that one (disjunctive faceting; Lucene calls
 * it "drill sideways").
 *
 * @param filters those that are given
 * @param hits what was found, counted by the fields that {@link countedAmongHits} names
 * @param sideways what is found under other filters, counted by one field
 */
export function facetCounts(
  fields: readonly FacetField[],
  filters: Filters,
  hits: Selection,
  sideways: (filters: Filters, field: FacetField) => Selection,
): FacetCounts {
  const amongHits = countedAmongHits(fields, filters);
  const ownFacets = hits.facets?.();
  const counted = fields.flatMap((field) => {
    const isAmongHits = amongHits.includes(field);
    const selection = isAmongHits ? hits : sideways(withoutFilterOf(field, filters), field);
    const values = isAmongHits ? ownFacets?.[field] : selection.facets?.()[field];
    return values ? [{ field, values, isOfAll: selection.leavesPartial === true && values.length > 0 }] : [];
  });
  const ofAll = counted.filter(({ isOfAll }) => isOfAll).map(({ field }) => field);
  return {
    ...(counted.length > 0 && { facets: Object.fromEntries(counted.map(({ field, values }) => [field, values])) }),
    ...(ofAll.length > 0 && { facetsAll: ofAll }),
  };
}
