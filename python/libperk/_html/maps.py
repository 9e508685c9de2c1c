"""Places on a drawn map: a grid of degrees, a scale in miles, points, and circles with counts
where points are dense. There are no tiles, so nothing is fetched.

The map is flat: degrees of longitude are as much narrower than those of latitude as they are in the
middle of the points. Longitudes are cut at the widest gap between them, so places on both sides of
the date line stay together.
"""

from __future__ import annotations

import itertools
import math

from libperk._html.lists import counted
from libperk._html.tags import Child, Markup, join, tag, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

WIDE, LOW, HIGH = 720.0, 240.0, 520.0  # of the drawing: its width, and bounds of its height
EDGE = 40.0  # free around the points
FOOT = 20.0  # more below them, for the scale
SINGLE = 200  # so many points are drawn one by one
CELL = 44.0  # width of a cell whose points become one circle
LABELS = 10
MILES = 69.09  # of a degree of latitude
LEAST = 0.02  # degrees that a map shows at least
STEPS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 45)
SCALES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)


class Place:
    """A point: degrees, its name, and the name of the place around it, such as a city."""

    __slots__ = ("around", "lat", "lon", "name")

    def __init__(self, lat: float, lon: float, name: str = "", around: str = "") -> None:
        self.lat = lat
        self.lon = lon
        self.name = name
        self.around = around


def place_at(lat: object, lon: object, name: str = "", around: str = "") -> Place | None:
    """None of what is no place on earth."""
    for value, most in ((lat, 90), (lon, 180)):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return None
        if not -most <= value <= most:  # nor NaN
            return None
    assert isinstance(lat, (int, float)) and isinstance(lon, (int, float))
    return Place(float(lat), float(lon), name, around)


class View:
    """Where degrees are on the drawing."""

    __slots__ = ("_left", "_per_lat", "_per_lon", "_top", "_west", "height")

    def __init__(self, places: Sequence[Place]) -> None:
        self._west = _west([place.lon for place in places])
        lats = [place.lat for place in places]
        lons = [self.unwrapped(place.lon) for place in places]
        middle = (min(lats) + max(lats)) / 2
        narrow = max(math.cos(math.radians(middle)), 0.05)
        across = max((max(lons) - min(lons)) * narrow, LEAST)  # in degrees of latitude
        down = max(max(lats) - min(lats), LEAST)
        scale = min((WIDE - 2 * EDGE) / across, (HIGH - 2 * EDGE - FOOT) / down)
        self.height = min(max(down * scale + 2 * EDGE + FOOT, LOW), HIGH)
        self._per_lat, self._per_lon = scale, scale * narrow
        self._left = (min(lons) + max(lons)) / 2 - WIDE / 2 / self._per_lon
        self._top = middle + (self.height - FOOT) / 2 / scale

    def unwrapped(self, lon: float) -> float:
        return lon if lon >= self._west else lon + 360

    def x(self, lon: float) -> float:
        return (lon - self._left) * self._per_lon

    def y(self, lat: float) -> float:
        return (self._top - lat) * self._per_lat

    def at(self, place: Place) -> tuple[float, float]:
        return self.x(self.unwrapped(place.lon)), self.y(place.lat)

    @property
    def miles(self) -> float:
        """Of one unit of the drawing."""
        return MILES / self._per_lat

    def lines(self) -> tuple[float, list[float], list[float]]:
        """The step of the grid in degrees, its longitudes and its latitudes."""
        wanted = 110 / self._per_lon
        step = next((step for step in STEPS if step >= wanted), STEPS[-1])
        lons = _multiples(step, self._left, self._left + WIDE / self._per_lon)
        lats = _multiples(step, self._top - self.height / self._per_lat, self._top)
        return step, lons, [lat for lat in lats if -90 <= lat <= 90]


def _west(lons: Sequence[float]) -> float:
    """The longitude east of the widest gap. All others are east of it."""
    ordered = sorted(set(lons))
    gaps = [(ordered[0] + 360 - ordered[-1], ordered[0])]
    gaps += [(after - before, after) for before, after in itertools.pairwise(ordered)]
    widest = max(gaps, key=lambda gap: gap[0])
    return widest[1]


def _multiples(step: float, least: float, most: float) -> list[float]:
    return [n * step for n in range(math.ceil(least / step), math.floor(most / step) + 1)]


def drawing(places: Sequence[Place], title: str) -> Markup:
    """The map as an SVG."""
    view = View(places)
    groups = _groups(places, view)
    words = f"{title}: {counted(len(places), 'place')}"
    return tag(
        "svg",
        tag("title", text(words, 200)),
        _grid(view),
        *map(_mark, groups),
        _labels(groups),
        _scale(view),
        viewBox=f"0 0 {WIDE:g} {view.height:.0f}",
        class_="perk-map",
        role="img",
        aria_label=words,
        preserveAspectRatio="xMidYMid meet",
    )


class Group:
    """Places that are drawn as one mark."""

    __slots__ = ("places", "x", "y")

    def __init__(self, points: list[tuple[float, float, Place]]) -> None:
        self.x = sum(point[0] for point in points) / len(points)
        self.y = sum(point[1] for point in points) / len(points)
        self.places = [point[2] for point in points]

    @property
    def radius(self) -> float:
        count = len(self.places)
        return 5.0 if count == 1 else min(9 + 2.2 * math.log2(count), 26)

    def area(self) -> tuple[float, float, float, float]:
        return (
            self.x - self.radius,
            self.y - self.radius,
            self.x + self.radius,
            self.y + self.radius,
        )

    def meets(self, other: Group, touch: bool) -> bool:
        """Whether the marks touch, or only: one covers the middle of the other."""
        apart = math.hypot(self.x - other.x, self.y - other.y)
        return apart < (self.radius + other.radius if touch else max(self.radius, other.radius))

    def swallow(self, other: Group) -> None:
        own, more = len(self.places), len(other.places)
        self.x = (self.x * own + other.x * more) / (own + more)
        self.y = (self.y * own + other.y * more) / (own + more)
        self.places += other.places


def _groups(places: Sequence[Place], view: View) -> list[Group]:
    """Places whose marks would cover one another are one group. Where there are many places, so are
    those of one cell, and groups whose marks would touch."""
    many = len(places) > SINGLE
    size = CELL if many else 1.0
    cells: dict[tuple[int, int], list[tuple[float, float, Place]]] = {}
    for place in places:
        x, y = view.at(place)
        cells.setdefault((int(x / size), int(y / size)), []).append((x, y, place))
    made: list[Group] = []
    for group in sorted(map(Group, cells.values()), key=lambda group: -len(group.places)):
        near = next((other for other in made if other.meets(group, many)), None)
        if near is None:
            made.append(group)
        else:
            near.swallow(group)
    return sorted(made, key=lambda group: -len(group.places))


def _mark(group: Group) -> Markup:
    places, x, y = group.places, f"{group.x:.1f}", f"{group.y:.1f}"
    count = len(places)
    names = dict.fromkeys(_words(place) for place in places[:8])
    words = "; ".join(name for name in names if name) + ("; …" if count > 8 else "")
    circle = tag(
        "circle",
        tag("title", text(f"{count:,}: {words}" if count > 1 else words, 300)),
        cx=x,
        cy=y,
        r=f"{group.radius:.1f}",
        class_="perk-dot" if count == 1 else "perk-many",
    )
    if count == 1:
        return circle
    short = f"{count}" if count < 1000 else f"{count / 1000:.0f}k"
    return join(circle, tag("text", short, x=x, y=y, class_="perk-count"))


def _words(place: Place) -> str:
    return ", ".join(part for part in (place.name, place.around) if part)


def _labels(groups: Sequence[Group]) -> Markup:
    """The names of places around the largest groups, those that cover nothing."""
    taken = [group.area() for group in groups]
    made: list[Child] = []
    seen = set()
    for group in groups:
        around = [place.around for place in group.places if place.around]
        name = max(set(around), key=lambda one: (around.count(one), one)) if around else ""
        if not name or name in seen or len(made) >= LABELS:
            continue
        shown = name if len(name) <= 24 else name[:23] + "…"
        area = _free(group, 7.2 * len(shown), taken)
        if area is not None:
            seen.add(name)
            taken.append(area)
            x, y = f"{area[0]:.1f}", f"{group.y + 4:.1f}"
            made.append(tag("text", shown, x=x, y=y, class_="perk-place"))
    return join(*made)


def _free(group: Group, wide: float, taken: Sequence[tuple[float, ...]]) -> Any:
    """Where a label fits: right of the mark, or left of it."""
    gap = group.radius + 4
    for left in (group.x + gap, group.x - gap - wide):
        area = (left, group.y - 8, left + wide, group.y + 8)
        if left > 4 and area[2] < WIDE - 4 and not any(_overlap(area, one) for one in taken):
            return area
    return None


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _grid(view: View) -> Markup:
    step, lons, lats = view.lines()
    digits = max(0, -math.floor(math.log10(step))) if step < 1 else 0
    made = []
    for lon in lons:
        x = f"{view.x(lon):.1f}"
        turned = (lon + 180) % 360 - 180
        made.append(tag("line", x1=x, x2=x, y1="0", y2=f"{view.height:.0f}", class_="perk-grid"))
        if 30 < view.x(lon) < WIDE - 30:
            words = _degrees(turned, digits, "E", "W")
            made.append(tag("text", words, x=x, y="14", text_anchor="middle"))
    for lat in lats:
        y = f"{view.y(lat):.1f}"
        made.append(tag("line", x1="0", x2=f"{WIDE:g}", y1=y, y2=y, class_="perk-grid"))
        if 24 < view.y(lat) < view.height - 34:
            made.append(
                tag("text", _degrees(lat, digits, "N", "S"), x="6", y=f"{view.y(lat) - 4:.1f}")
            )
    return join(*made)


def _degrees(value: float, digits: int, above: str, below: str) -> str:
    shown = f"{abs(value):.{digits}f}"
    if float(shown) in (0, 180):
        return f"{shown}°"
    return f"{shown}°{above if value > 0 else below}"


def _scale(view: View) -> Markup:
    """A bar of a round number of miles, in a corner."""
    most = 160 * view.miles
    miles = max((size for size in SCALES if size <= most), default=SCALES[0])
    wide, y = miles / view.miles, view.height - 14
    left, right = WIDE - 16 - wide, WIDE - 16
    words = f"{miles:,g} mile" if miles == 1 else f"{miles:,g} miles"
    return join(
        tag("path", d=f"M{left:.1f} {y - 5:.1f}v5h{wide:.1f}v-5", class_="perk-scale"),
        tag(
            "text",
            words,
            x=f"{right:.1f}",
            y=f"{y - 8:.1f}",
            text_anchor="end",
            class_="perk-scale-text",
        ),
    )
