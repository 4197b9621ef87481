/** Describes the machine that measurements were taken on. */

import { cpus, loadavg, release, totalmem, type } from 'node:os';

/** Words for a table; no names of hosts or people. */
export interface Machine {
  readonly date: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  /** Of the last minute, when the measurements ended. */
  readonly load: number;
}

/** The machine as it is now. */
export function describeMachine(): Machine {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 1e9),
    system: `${type()} ${release().split('-')[0]}`,
    node: process.version,
    load: Math.round((loadavg()[0] as number) * 10) / 10,
  };
}
