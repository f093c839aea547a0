"""``python -m docs.papers``: draw every paper into this folder; says what it drew."""

from __future__ import annotations

from docs.papers import DRAWN_WITH, FOLDER, kinds, pictures, typesetter

for old in FOLDER.glob("*.png"):
    old.unlink()
for kind in kinds():
    for name, picture in pictures(kind).items():
        (FOLDER / name).write_bytes(picture)
        print(f"{name}: {len(picture) // 1024} KiB")
DRAWN_WITH.write_text(typesetter(), encoding="utf-8")
