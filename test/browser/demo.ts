/** `npm run demo`: serves the sample archive, and on another port sites of others with its search box. Ctrl-C ends both. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../support/shared.js';
import { HOST_SITES, startHostSites } from './host-sites.js';

const PROGRAM = join(ROOT, 'dist', 'src', 'cli', 'main.js');
const port = process.env.XUNDA_DEMO_PORT ?? '3001';

const server = spawn(process.execPath, [PROGRAM, 'serve', ...process.argv.slice(2)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => server.kill(signal));
server.once('exit', (code) => process.exit(code ?? 0));

const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string];
const archive = line.replace('listening on ', '');
try {
  const sites = await startHostSites(archive, Number(port));
  console.log(`the archive: ${archive}`);
  for (const [path, what] of Object.entries(HOST_SITES)) console.log(`${what}: ${sites.url}${path}`);
  console.log('Ctrl-C ends both');
} catch (error) {
  console.error(`the host sites cannot listen on port ${port} (${(error as Error).message}); choose another one with XUNDA_DEMO_PORT`);
  server.kill('SIGTERM');
  process.exitCode = 2;
}
