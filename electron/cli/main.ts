#!/usr/bin/env node
import { runCli } from './cli';

process.exitCode = await runCli(process.argv.slice(2), {
  stdin: process.stdin,
  print: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
  say: (text) => process.stderr.write(`${text}\n`),
});
