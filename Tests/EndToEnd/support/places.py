"""Where things are."""
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BINARY = Path(os.environ.get("PAFTA_BINARY", ROOT / ".build/release/pafta")).absolute()
SAMPLE_CITY = ROOT / "Data/sample-city"
SHARED = ROOT.parent / "shared"
RIZE = SHARED / "data/rize-derived"
ARTEFACTS = ROOT / ".build/test-results"
