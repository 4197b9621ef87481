/** Lists what a request may choose from, for all who check one. */

import type { FacetField, SearchRequest } from '../search-model.js';

/** Values of a request's fields; each may be left out. */
export const CHOICES = {
  sort: ['relevance', 'newest', 'oldest', 'votes'],
  group: ['question', 'none'],
  copies: ['all'],
  match: ['all'],
} as const satisfies { readonly [Name in keyof SearchRequest]?: readonly SearchRequest[Name][] };

/** What hits can be counted by. */
export const FACET_FIELDS = ['author', 'site', 'topic', 'year'] as const satisfies FacetField[];

/** Whose answers may be similar ones: any question's, or only another one's. */
export const SIMILAR_OF = ['any', 'other'] as const;
