/** `npm run demo`: serves the sample archive, and on another port sites of others with its search box. Ctrl-C ends both. */
import { HOST_SITES, startHostSites } from './host-sites.js';
import { serveSample } from './sample-server.js';

const port = process.env.XUNDA_DEMO_PORT ?? '3001';
const archive = await serveSample(process.argv.slice(2));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => archive.stop());
void archive.ended.then((code) => process.exit(code));
try {
  const sites = await startHostSites(archive.url, Number(port));
  console.log(`the archive: ${archive.url}`);
  for (const [path, what] of Object.entries(HOST_SITES)) console.log(`${what}: ${sites.url}${path}`);
  console.log('Ctrl-C ends both');
} catch (error) {
  console.error(`the host sites cannot listen on port ${port} (${(error as Error).message}); choose another one with XUNDA_DEMO_PORT`);
  process.exitCode = 2;
  archive.stop();
}
