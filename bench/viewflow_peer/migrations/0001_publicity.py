"""The proxy over viewflow's process, so that Django knows it when it migrates."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations


class Migration(migrations.Migration):
    """No table: a proxy."""

    initial = True
    dependencies: ClassVar = [("viewflow", "__latest__")]
    operations: ClassVar = [
        migrations.CreateModel(
            name="Publicity",
            fields=[],
            options={"proxy": True, "indexes": [], "constraints": []},
            bases=("viewflow.process",),
        )
    ]
