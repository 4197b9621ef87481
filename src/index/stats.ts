/** Counts what an index holds, while it is built. */

import type { Answer, IndexStats } from '../model.js';

/** Counts answers, pages, characters, sites and the span of days. */
export class StatsCounter {
  private answers = 0;
  private pages = 0;
  private characters = 0;
  private readonly sites = new Map<string, number>();
  private readonly archived = new DaySpan();
  private readonly answered = new DaySpan();

  addAnswer(answer: Answer): void {
    this.answers++;
    this.characters += answer.text.length;
    this.sites.set(answer.site, (this.sites.get(answer.site) ?? 0) + 1);
    this.archived.add(answer.archivedOn);
    this.answered.add(answer.answeredOn);
  }

  addPage(): void {
    this.pages++;
  }

  /** Sites with the most answers first, then by name. */
  result(): Pick<IndexStats, 'answers' | 'pages' | 'characters' | 'sites' | 'archived' | 'answered'> {
    const sites = Array.from(this.sites, ([site, answers]) => ({ site, answers }));
    sites.sort((a, b) => b.answers - a.answers || (a.site < b.site ? -1 : 1));
    const { answers, pages, characters } = this;
    return { answers, pages, characters, sites, ...this.archived.as('archived'), ...this.answered.as('answered') };
  }
}

/** The first and last of some days (`YYYY-MM-DD`, which sort as text). */
class DaySpan {
  private from: string | undefined;
  private to: string | undefined;

  add(day: string | undefined): void {
    if (day === undefined) return;
    if (this.from === undefined || day < this.from) this.from = day;
    if (this.to === undefined || day > this.to) this.to = day;
  }

  as<Name extends string>(name: Name): { [name in Name]?: { from: string; to: string } } {
    if (this.from === undefined || this.to === undefined) return {};
    return { [name]: { from: this.from, to: this.to } } as { [name in Name]?: { from: string; to: string } };
  }
}
