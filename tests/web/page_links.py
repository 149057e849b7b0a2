"""The page in Debian's Chromium: shares and reopens a link; bad links."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "page_links.mjs"))
