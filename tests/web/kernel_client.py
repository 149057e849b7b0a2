"""The JavaScript client: going back, dated changes, stories, twins, paired worlds and their cache, cancelling, the page's own thread."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "kernel_client.mjs"))
