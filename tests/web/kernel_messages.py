"""What cannot be done is told in a sentence: unknown paths, bad values, damaged text, foreign requests. The kernel goes on working after each."""
import sys

import kernel_build

sys.exit(kernel_build.node(kernel_build.built(), "kernel_messages.mjs"))
