"""``python -m docs.papers``: draw every paper into this folder; says what it drew."""

from __future__ import annotations

import json

from docs.papers import DRAWN, FOLDER, digest, kinds, pages, png, typesetter

for old in FOLDER.glob("*.png"):
    old.unlink()
drawn: dict[str, dict[str, str]] = {}
for kind in kinds():
    for name, page in pages(kind).items():
        picture = png.small(page)
        drawn[name] = {"page": digest(page), "picture": digest(picture)}
        (FOLDER / name).write_bytes(picture)
        print(f"{name}: {len(picture) // 1024} KiB")
told = {"typesetter": typesetter(), "pages": drawn}
DRAWN.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
