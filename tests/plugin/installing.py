"""Packages laid where Python finds them, as an installer would do."""

from pathlib import Path


def install(folder: Path, name: str, package: str, code: str = '"""A plugin."""\n') -> Path:
    """Lay a package and its metadata as an installer would; returns the folder of its scales."""
    metadata = folder / f"{package}-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(f"[ipscore.plugins]\n{name} = {package}\n")
    (folder / package / "scales").mkdir(parents=True)
    (folder / package / "__init__.py").write_text(code)
    return folder / package / "scales"
