"""Make each photo's pictures on its own; print processor seconds by name and the process's largest memory as JSON."""

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

from katalog.photos import make
from katalog.problems import Place
from katalog.settings import Settings

root, *photos = map(Path, sys.argv[1:])
settings = Settings(root=root, businesses=root, site_url="https://desa.example/", today=date(2026, 3, 20), jobs=1)
seconds = {}
for photo in photos:
    start = time.process_time()
    make.make_pictures([make.PhotoRequest(("one", photo.name), photo, Place("usaha.yaml"))], settings, None)
    seconds[photo.name] = time.process_time() - start
kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # of the kernel, on Linux
sys.stdout.write(json.dumps({"seconds": seconds, "peak_bytes": kilobytes * 1024}))
