/** nginx with the nchan module, the fan-out we compare ourselves with. Null where it is not installed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const MODULE = ['/usr/lib/nginx/modules/ngx_nchan_module.so', '/usr/share/nginx/modules/ngx_nchan_module.so'].find(
  existsSync,
)
const NGINX = ['/usr/sbin/nginx', '/usr/bin/nginx'].find(existsSync)

export interface Nchan {
  origin: string
  close(): Promise<void>
}

export async function startNchan(workers: number): Promise<Nchan | null> {
  if (!MODULE || !NGINX) return null
  const folder = await mkdtemp(join(tmpdir(), 'alongside-nchan-'))
  const port = await freePort()
  await writeFile(join(folder, 'nginx.conf'), configuration({ folder, port, workers }))
  const nginx = spawn(NGINX, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: ['ignore', 'ignore', 'ignore'],
  })
  const origin = `http://127.0.0.1:${port}`
  const close = async () => {
    if (nginx.exitCode === null) {
      nginx.kill('SIGTERM')
      await once(nginx, 'exit')
    }
    await rm(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; nginx.exitCode === null && attempt < 100; attempt += 1) {
    if (
      await fetch(`${origin}/up`).then(
        (response) => response.ok,
        () => false,
      )
    )
      return { origin, close }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await close()
  throw new Error('nginx is installed but does not start')
}

/** As its documentation advises for broadcasting: no store on disk, no request log, messages kept shortly. */
function configuration({ folder, port, workers }: { folder: string; port: number; workers: number }): string {
  return `
    load_module ${MODULE};
    daemon off;
    ${process.getuid?.() === 0 ? 'user root;' : ''}
    worker_processes ${workers};
    worker_rlimit_nofile 20000;
    pid ${folder}/nginx.pid;
    events { worker_connections 8192; }
    http {
      access_log off;
      error_log ${folder}/error.log error;
      client_body_temp_path ${folder}/body;
      proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/fastcgi;
      uwsgi_temp_path ${folder}/uwsgi;
      scgi_temp_path ${folder}/scgi;
      tcp_nodelay on;
      keepalive_requests 1000000;
      nchan_shared_memory_size 256M;
      server {
        listen 127.0.0.1:${port} backlog=8192;
        location = /up { return 204; }
        location = /publish {
          nchan_publisher;
          nchan_channel_id bench;
          nchan_message_buffer_length 256;
          nchan_message_timeout 30s;
        }
        location = /events {
          nchan_subscriber eventsource;
          nchan_channel_id bench;
          nchan_subscriber_first_message newest;
        }
      }
    }`
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
