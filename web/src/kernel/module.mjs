// The WebAssembly module as one function: call(operation, request) -> answer. The same code in a worker, on the page's own thread and in Node.

/** Turns the text and the columns of an answer into plain objects: `columns` names dotted places for typed arrays. */
export function unpack(text, bytes) {
  const answer = JSON.parse(text);
  let at = 0;
  for (const { name, type, length } of answer.columns ?? []) {
    const Kind = globalThis[type];
    const size = length * Kind.BYTES_PER_ELEMENT;
    const steps = name.split('.');
    const last = steps.pop();
    let place = answer;
    for (const step of steps) place = place[step] ??= {};
    place[last] = new Kind(bytes.slice(at, at + size));
    at += Math.ceil(size / 8) * 8;
  }
  delete answer.columns;
  return answer;
}

/** Wraps an instance of the module. `call` returns {ok, text, bytes, memory}: bytes is an ArrayBuffer of its own, memory the bytes that the module holds. */
export function caller(module) {
  const encoder = new TextEncoder(), decoder = new TextDecoder();
  return function call(operation, request) {
    const input = encoder.encode(`${operation}\0${JSON.stringify(request)}`);
    const room = module._pactsim_request(input.length);
    module.HEAPU8.set(input, room);
    const ok = module._pactsim_call() === 0;
    const copy = (start, size) => module.HEAPU8.slice(start, start + size);
    const text = decoder.decode(copy(module._pactsim_text(), module._pactsim_text_size()));
    return { ok, text, bytes: copy(module._pactsim_bytes(), module._pactsim_bytes_size()).buffer, memory: module.HEAPU8.length };
  };
}

/** Makes an instance from the factory that Emscripten wrote and a compiled module. */
export function instantiate(factory, compiled) {
  return new Promise((resolve, reject) => {
    const instantiateWasm = (imports, done) => {
      WebAssembly.instantiate(compiled, imports).then(instance => done(instance), reject);
      return {};
    };
    factory({ instantiateWasm, print: () => {}, printErr: () => {} }).then(resolve, reject);
  });
}
