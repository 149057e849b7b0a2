// Problems as the page shows them: a plain sentence, a code, and for scenarios the list of what is wrong.

export class LabError extends Error {
  constructor(code, message, problems = []) {
    super(message);
    this.name = 'LabError';
    this.code = code;
    this.problems = problems;
  }
}

/** The error that an answer of the kernel tells of. */
export function error_of(text) {
  const { code, message, problems } = JSON.parse(text);
  return new LabError(code, message, problems);
}

export const sentences = {
  noWebAssembly: 'This browser cannot run the simulation: it lacks WebAssembly or a part of it. A current version of Firefox, Chrome, Edge or Safari can.',
  damaged: 'This file is damaged: the simulation in it cannot be read. Get the file again from where it came.',
  workerDied: 'The part of the page that simulates stopped and was started again. The worlds that it held are gone: start them again.',
  stopped: 'The count of worlds was stopped.',
  closed: 'The lab has been closed.',
};
