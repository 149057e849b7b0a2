"""Every lesson's rule for the firm to watch finds one, in the worlds that the page plays."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "lesson_firms.mjs"))
