#!/usr/bin/env node
import { runCli } from './cli';

// A reader that has seen enough, as `head` has, closes its end; the command goes on.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
});
