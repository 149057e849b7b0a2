"""The page's own arithmetic, texts and colours, without a browser and without a build."""
import os
import pathlib
import subprocess
import sys

if os.environ.get("PACTSIM_WEB") == "0":
    print("skipped: PACTSIM_WEB=0")
    sys.exit(77)
sys.exit(subprocess.run(["node", "--no-warnings", pathlib.Path(__file__).resolve().parent / "page_units.mjs"], check=False).returncode)
