"""The page in Debian's Chromium: what can go wrong gives a plain sentence."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "page_problems.mjs"))
