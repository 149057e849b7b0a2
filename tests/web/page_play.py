"""The page in Debian's Chromium: plays, moves each lever, undoes, compares two worlds, follows a firm, downloads."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "page_play.mjs"))
