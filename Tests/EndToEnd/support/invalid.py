"""Makes invalid polygons out of a ring of four corners, as well-known binary, since shapely would not hold all of them.

Each function returns the geometry and where its fault lies. Nothing leaves the ring by more than some metres, to the
side of its first edge, which lies at a road.
"""
import struct

import shapely

KINDS = ("bow_tie", "hole_outside", "unclosed", "repeated", "spike", "pinched", "hole_across", "twist", "two_shells")
UNTIDY = ("repeated", "spike")                              # valid by the letter, and only warned of
REPAIRED = ("repeated", "unclosed", "pinched", "twist")     # what can be put right without changing the area


def polygon(rings) -> bytes:
    """A polygon of these positions as they are, closed or not."""
    parts = [struct.pack("<BII", 1, 3, len(rings))]
    for ring in rings:
        parts.append(struct.pack("<I", len(ring)) + b"".join(struct.pack("<dd", *position) for position in ring))
    return b"".join(parts)


def closed(ring) -> list:
    return [*ring, ring[0]]


def between(a, b, share) -> tuple:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share)


def inside(ring, s, t) -> tuple:
    """A position in the quadrilateral; s runs along its first edge, t away from it."""
    return between(between(ring[0], ring[1], s), between(ring[3], ring[2], s), t)


def cell(ring, s0, s1, t0, t1) -> list:
    return [inside(ring, s, t) for s, t in ((s0, t0), (s0, t1), (s1, t1), (s1, t0))]


def bow_tie(ring):
    a, b, c, d = ring
    return polygon([closed([a, c, b, d])]), shapely.LineString([a, c]).intersection(shapely.LineString([b, d]))


def hole_outside(ring):
    hole = cell(ring, 0.4, 0.6, -0.13, -0.07)
    return polygon([closed(ring), closed(hole)]), shapely.Polygon(hole)


def unclosed(ring):
    return polygon([ring]), shapely.Polygon(ring).exterior


def repeated(ring):
    return polygon([closed([ring[0], ring[1], ring[1], ring[2], ring[3]])]), shapely.Point(ring[1])


def spike(ring):
    base, tip = between(ring[0], ring[1], 0.5), inside(ring, 0.5, -0.1)
    beside = between(base, ring[1], 0.0004)
    return polygon([closed([ring[0], base, tip, beside, ring[1], ring[2], ring[3]])]), shapely.Point(tip)


def pinched(ring):
    """The outline touches itself: a courtyard drawn as a bay whose mouth has no width."""
    mouth = between(ring[0], ring[1], 0.5)
    left, top, right = inside(ring, 0.4, 0.3), inside(ring, 0.5, 0.5), inside(ring, 0.6, 0.3)
    outline = [ring[0], mouth, left, top, right, mouth, ring[1], ring[2], ring[3]]
    return polygon([closed(outline)]), shapely.Point(mouth)


def hole_across(ring):
    hole = cell(ring, 0.4, 0.6, -0.1, 0.3)
    return polygon([closed(ring), closed(hole)]), shapely.Polygon(hole)


def twist(ring):
    """Two corners a few centimetres apart, in the wrong order."""
    first, second = between(ring[0], ring[1], 0.5), between(ring[0], ring[1], 0.503)
    first, second = (first[0], first[1] + 0.02), (second[0], second[1] - 0.02)
    third = between(ring[0], ring[1], 0.501)
    return polygon([closed([ring[0], second, first, third, ring[1], ring[2], ring[3]])]), shapely.Point(first)


def two_shells(ring):
    """A hole that fills the whole outline."""
    return polygon([closed(ring), closed(ring[::-1])]), shapely.Polygon(ring).exterior
