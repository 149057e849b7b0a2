// The warm-up and the five lessons, in order. A new lesson is one more line here.
import l0 from '../../data/lessons/0.json';
import l1 from '../../data/lessons/1.json';
import l2 from '../../data/lessons/2.json';
import l3 from '../../data/lessons/3.json';
import l4 from '../../data/lessons/4.json';
import l5 from '../../data/lessons/5.json';

export default [l0, l1, l2, l3, l4, l5];
