// What runs in a worker: takes the compiled module and the scenarios once, then requests, one answer each, in order. A fault of the module itself is told and ends the worker.
import { caller, instantiate } from './module.mjs';

export function serve(scope, factory) {
  let call = null;
  const answer = ({ id, operation, request }) => {
    try {
      const { ok, text, bytes, memory } = call(operation, request);
      scope.postMessage({ id, ok, text, bytes, memory }, [bytes]);
    } catch (fault) {
      scope.postMessage({ id, fault: String(fault) });
    }
  };
  const waiting = [];
  scope.onmessage = ({ data }) => {
    if (!data.compiled) {
      if (call) answer(data); else waiting.push(data);
      return;
    }
    instantiate(factory, data.compiled).then(module => {
      call = caller(module);
      for (const scenario of data.scenarios) {
        const { ok, text } = call('scenario', scenario);
        if (!ok) throw new Error(text);
      }
      scope.postMessage({ ready: true });
      waiting.splice(0).forEach(answer);
    }).catch(fault => scope.postMessage({ fault: String(fault) }));
  };
}
