/** Counts how much work a program does, so that a test can tell how it grows without a clock. */

import { type Profiler, Session } from 'node:inspector/promises';

/** Counts from its making on. One process has one at a time. */
export class WorkCounter {
  private constructor(private readonly session: Session) {}

  static async start(): Promise<WorkCounter> {
    const session = new Session();
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
    return new WorkCounter(session);
  }

  /**
   * How many blocks of JavaScript (functions, loops, branches) of the program and its libraries were entered while something ran. What built-in functions
   * do, regular expressions among them, is not counted.
   */
  async of(run: () => Promise<unknown>): Promise<number> {
    await this.taken();
    await run();
    return this.taken();
  }

  /** Since this was asked before. */
  private async taken(): Promise<number> {
    const { result } = (await this.session.post('Profiler.takePreciseCoverage')) as Profiler.TakePreciseCoverageReturnType;
    return result
      .filter(({ url }) => url.includes('/src/') || url.includes('/node_modules/'))
      .flatMap(({ functions }) => functions)
      .reduce((sum, { ranges }) => sum + ranges.reduce((all, { count }) => all + count, 0), 0);
  }

  stop(): void {
    this.session.disconnect();
  }
}
