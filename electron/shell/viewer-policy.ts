/** For the viewer page and, since a worker goes by its own script's policy, for every script and file it loads. */
export const viewerPolicy = [
  "default-src 'none'",
  // pdf.js decodes JPEG 2000 and JBIG2, common in scans, in WebAssembly: this host only.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  'frame-ancestors app://qorgan',
  "base-uri 'none'",
  "form-action 'none'",
  'sandbox allow-scripts allow-same-origin',
].join('; ');
