"""Transforms coordinates with PROJ's own programs."""
import shutil
import subprocess

import numpy

# ED50 to WGS 84 (30), EPSG:1784, with its parameters from the EPSG register, the other way round.
WGS84_TO_ED50 = ("+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
                 "+step +inv +proj=helmert +x=-84.1 +y=-101.8 +z=-129.7 +rx=0 +ry=0 +rz=0.468 +s=1.05 "
                 "+convention=position_vector +step +inv +proj=cart +ellps=intl +step +proj=pop +v_3")
TUREF_TM27_TO_DEGREES = "+step +inv +proj=tmerc +lat_0=0 +lon_0=27 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80"


def run(program, arguments, points):
    found = shutil.which(program)
    assert found, f"{program} of Debian's proj-bin is missing; run Scripts/install-dependencies test"
    lines = "".join(f"{a!r} {b!r} 0 0\n" for a, b in numpy.asarray(points, dtype=float).tolist())
    done = subprocess.run([found, "-d", "11", *arguments], input=lines, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "*" not in done.stdout, done.stderr + done.stdout[:500]
    return numpy.array([line.split()[:2] for line in done.stdout.splitlines()], dtype=float)


def cs2cs(points, source: str, target: str):
    """From one CRS to another, by the operation that PROJ prefers; positions in the order of the authorities."""
    return run("cs2cs", [source, target], points)


def pipeline(points, *steps: str):
    """By operations of PROJ, one after the other; x is easting or longitude."""
    return run("cct", f"+proj=pipeline {' '.join(steps)}".split(), points)
