// Workers with one queue each. Worlds that are played go before paired worlds; paired worlds are sent two at a time, so that a worker never waits for the page.
import { LabError, error_of, sentences } from './errors.mjs';
import { caller, instantiate, unpack } from './module.mjs';

const in_flight = { play: 8, pairs: 2 };
const slice_ms = 12;

/** One worker, or the page's own thread, behind the same three members: send(operation, request, lane), drop(lane filter), close(). */
class Seat {
  constructor(start, died) {
    this.start = start;
    this.died = died;
    this.queues = { play: [], pairs: [] };
    this.running = new Map();
    this.next = 1;
    this.epoch = 0;
    this.memory = 0;  // bytes that the module held at its last answer
    this.open();
  }
  open() {
    this.scope = this.start(message => this.heard(message));
  }
  send(operation, request, lane = 'play', wanted = () => true) {
    return new Promise((resolve, reject) => {
      this.queues[lane].push({ operation, request, lane, wanted, resolve, reject });
      this.pump();
    });
  }
  pump() {
    for (const lane of ['play', 'pairs']) {
      while (this.queues[lane].length && this.running.size < in_flight[lane]) {
        const task = this.queues[lane].shift();
        if (!task.wanted()) { task.reject(new LabError('stopped', sentences.stopped)); continue; }
        const id = this.next++;
        this.running.set(id, task);
        this.scope.postMessage({ id, operation: task.operation, request: task.request });
      }
    }
  }
  heard(message) {
    if (message.ready) return;
    const task = this.running.get(message.id);
    if (message.fault) { this.fail(message.fault); return; }
    if (!task) return;
    this.running.delete(message.id);
    this.memory = message.memory;
    this.pump();
    if (message.ok) task.resolve(unpack(message.text, message.bytes)); else task.reject(error_of(message.text));
  }
  /** The module itself broke: what it held is lost, a fresh one takes its place. */
  fail(fault) {
    this.scope.close();
    const lost = [...this.running.values()];
    this.running.clear();
    ++this.epoch;
    const error = new LabError('worker', `${sentences.workerDied} (${fault})`);
    lost.forEach(task => task.reject(error));
    this.open();
    this.died(error);
    this.pump();
  }
  close() {
    this.scope.close();
    const error = new LabError('stopped', sentences.closed);
    for (const task of [...this.running.values(), ...this.queues.play, ...this.queues.pairs]) task.reject(error);
    this.running.clear();
    this.queues = { play: [], pairs: [] };
  }
}

function in_worker(source, compiled) {
  const url = URL.createObjectURL(new Blob([source.workerScript], { type: 'text/javascript' }));
  return heard => {
    const worker = new Worker(url);
    worker.onmessage = ({ data }) => heard(data);
    worker.onerror = event => heard({ fault: event.message || 'the worker could not start' });
    worker.postMessage({ compiled, scenarios: source.scenarios });
    return { postMessage: message => worker.postMessage(message), close: () => worker.terminate() };
  };
}

/** Without workers: tasks in slices, so that the page is drawn between them. */
function on_page(source, compiled) {
  return heard => {
    let call = null, closed = false;
    const waiting = [];
    const work = () => {
      const until = performance.now() + slice_ms;
      while (waiting.length && !closed && performance.now() < until) {
        const { id, operation, request } = waiting.shift();
        let message;
        try { message = { id, ...call(operation, request) }; } catch (fault) { message = { id, fault: String(fault) }; }
        heard(message);
      }
      if (waiting.length && !closed) setTimeout(work, 0);
    };
    instantiate(source.factory, compiled).then(module => {
      call = caller(module);
      for (const scenario of source.scenarios) call('scenario', scenario);
      work();
    }, fault => heard({ fault: String(fault) }));
    return {
      postMessage: message => { waiting.push(message); if (call && waiting.length === 1) setTimeout(work, 0); },
      close: () => { closed = true; },
    };
  };
}

/** Seats for the wanted number of workers; none wanted, or no workers to be had: one seat on the page's own thread. */
export function open_seats(source, compiled, wanted, died) {
  const seats = [];
  if (wanted > 0 && typeof Worker === 'function' && source.workerScript) {
    try {
      const start = in_worker(source, compiled);
      for (let k = 0; k < wanted; ++k) seats.push(new Seat(start, died));
    } catch {
      seats.forEach(seat => seat.close());
      seats.length = 0;
    }
  }
  return seats.length ? { seats, workers: seats.length } : { seats: [new Seat(on_page(source, compiled), died)], workers: 0 };
}
