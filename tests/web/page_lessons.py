"""The page in Debian's Chromium: finishes the warm-up and every lesson by keyboard alone."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "page_lessons.mjs"))
