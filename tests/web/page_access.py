"""The page in Debian's Chromium: accessibility in every state and width."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "page_access.mjs"))
