"""Owners enough for a large history: invented bodies beside the real ones, each with a head."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from commission.actions.bodies import BODIES, load_bodies
from commission.domain.bodies import BodyKind
from commission.models import Body, Commission, Position
from tasks.demo.cast import make_heads

OWNERS, DISTRICTS = 200, 20
"""So many bodies owe something, among them so many cities and districts."""
AKIMS = (BodyKind.city.value, BodyKind.district.value)

NAMES = {
    BodyKind.district: ("сынақ ауданы", "Тестовый район"),
    BodyKind.akimat: ("сынақ басқармасы", "Тестовое управление"),
}


def make_owners(commission: Commission) -> list[Body]:
    """Bodies with accounts in official order; those that are there already stay as they are."""
    listed = json.loads(BODIES.read_text(encoding="utf-8"))["bodies"]
    real = sum(body["kind"] in AKIMS for body in listed)
    districts = [_body(n, BodyKind.district) for n in range(1, DISTRICTS - real + 1)]
    offices = [_body(n, BodyKind.akimat) for n in range(1, OWNERS - len(listed) - len(districts) + 1)]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bodies.json"
        path.write_text(json.dumps({"bodies": [*listed, *districts, *offices]}), encoding="utf-8")
        load_bodies(path)
    since = Position.objects.order_by("since").values_list("since", flat=True)[0]
    make_heads(commission, since, without=frozenset())
    return list(Body.objects.filter(active_until=None).order_by("order")[:OWNERS])


def _body(n: int, kind: BodyKind) -> dict[str, Any]:
    """Said to be invented by its very name."""
    kk, ru = NAMES[kind]
    name = [f"№ {n} {kk}", f"{ru} № {n}", f"Trial {kind.value} {n}"]
    return {"code": f"trial-{kind.value}-{n}", "kind": kind.value, "name": name, "short": name}
