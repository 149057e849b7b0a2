// What a reader prefers, kept on this device if the browser allows it. Storage that is off is no error: the page then forgets, and says so once.
const key = 'pactsim-lab-1';

export const standard = { teacher: false, hide_numbers: false, shortcuts: true, predict_lock: true, all_levers: false };

/** Reads and writes { prefs, answers }: { load(), save(value), works }. */
export function make_storage() {
  let works = true;
  function load() {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      works = false;
      return {};
    }
  }
  function save(value) {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      works = false;
    }
  }
  return { load, save, works: () => works };
}
