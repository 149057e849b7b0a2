// From levers to the kernel's settings. A lever at its default sets nothing; a later setting wins.

/** Settings of lever values, in the order of levers.json. */
export function lever_sets(levers, values) {
  const sets = [];
  for (const lever of levers) {
    const value = values[lever.id];
    if (value === undefined || value === lever.default) continue;
    for (const s of lever.settings) sets.push({ path: s.path, value: s.table ? s.table[value] : s.scale * value });
  }
  return sets;
}

/** A later setting of a path replaces an earlier one. */
function last_wins(sets) {
  const by_path = new Map();
  for (const s of sets) {
    by_path.delete(s.path);
    by_path.set(s.path, s);
  }
  return [...by_path.values()];
}

/** All settings of one side ('a' or 'b') of a state. `lesson` is null when none is open. */
export function side_sets(state, side, levers, lesson) {
  const values = side === 'a' ? state.base : state.levers;
  const arm_id = state.arms?.[side === 'a' ? 0 : state.arms.length - 1];
  const arm = lesson?.arms.find(one => one.id === arm_id);
  const broken = state.broken && lesson?.break ? lesson.break.settings : [];
  return last_wins([...lever_sets(levers, values), ...(arm?.settings ?? []), ...broken]);
}

/** Cost of a lever value in pounds a year; null if public money is not asked for. */
export function cost_of(lever, value) {
  if (lever.cost.table) return lever.cost.table[value] ?? 0;
  return lever.cost.scale === undefined ? null : lever.cost.scale * value;
}

/** The text of a value: "£300,000", "Two years", "20%". */
export function value_text(lever, value, pounds) {
  if (lever.unit === 'choice') return lever.choices[value] ?? String(value);
  if (lever.unit === 'gbp_per_year') return pounds(value);
  if (lever.unit === 'share') return `${Math.round(value * 100)}%`;
  return String(value);
}
