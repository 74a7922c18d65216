"""What a reader might do to us, chosen by the words in the file it is given. Run as a module, never imported."""

import json
import os
import sys
from pathlib import Path

if __name__ == "__main__":
    from donghanh.documents.limited import limit_this_process

    limit_this_process()
    what = Path(sys.argv[1]).read_text("utf-8")
    if what == "read":
        print(json.dumps({"source_text": "chữ", "coverage": 1.0}))
    elif what == "refuse":
        print(json.dumps({"refused": {"code": "too_large", "params": {"size": "9 MB"}, "message": "x"}}))
        sys.exit(2)
    elif what == "environment":
        print(json.dumps({"source_text": " ".join(os.environ)}))
    elif what == "loop":
        while True:
            pass
    elif what == "eat":
        hoard = []
        while True:
            hoard.append(bytearray(32 * 1024 * 1024))
    elif what == "crash":
        raise RuntimeError
    elif what == "babble":
        print("no JSON at all")
    elif what == "lie":
        print(json.dumps(["not", "an", "object"]))
