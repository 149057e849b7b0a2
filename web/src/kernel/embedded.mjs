// Replaced by web/build.mjs with what the page carries: { factory, workerScript, wasm (base64), scenarios: [{name, file, text}], version, digest }. Without it, openLab needs `source`.
export default null;
