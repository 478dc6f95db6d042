"""The files of a theme: its own, and below them those of the themes that it extends.

A theme is a folder `themes/NAME/` of the site, or one that is shipped, or both: then the site's
files lie over the shipped ones. What it extends lies below it, and so on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from digest.catalogues import DOMAIN, SOURCE, PoFile, fits
from digest.disk import read_bytes, walk
from digest.layout import shipped_themes
from digest.manifest import (
    DEFAULT,
    MANIFEST,
    Manifest,
    Option,
    merged,
    name_place,
    no_such_theme,
    read_manifest,
)
from digest.press.assets import Published, Source, is_text, publish
from digest.press.theme import Template
from digest.problems import Place, fail, gather
from digest.sources import NOTHING_KNOWN, THEMES, File, read_file
from digest.text.frontmatter import decode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Layer(NamedTuple):
    """One folder of a theme: its theme's name, where it lies, and what problems call it."""

    theme: str
    folder: Path
    shown: str


Means = dict[tuple[str, str], str]
"""(Key of a file, a name in it) -> the key of the file that it means; an empty key is for all."""


NONE = ""
"""What a name means in the lowest file of that name."""


class Asset(NamedTuple):
    """An asset by its name: its text, or the file to copy."""

    name: str
    found: Template | File

    @property
    def source(self) -> Source:
        """It as it is published."""
        if isinstance(self.found, File):
            return Source(self.name, self.found.sha256, self.found.shown)
        return Source(self.name, "", self.found.path, self.found.text)


@dataclass(frozen=True, slots=True)
class Looks:
    """A theme's templates and assets by their keys, its options, and what it says.

    Assets that are text are read, others are left in place. The key of a file is its name; one
    that another lies over has a key of its own, and `THEME/name` means it: see `keyed`.
    `catalogues` are those for the site's language, the one that counts most first.
    """

    templates: Mapping[str, Template]
    assets: Mapping[str, Asset]
    templates_below: Means = field(default_factory=dict)
    assets_below: Means = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    catalogues: tuple[PoFile, ...] = ()
    shown: str = ""
    """What problems call its folder."""

    @property
    def published(self) -> dict[str, Published]:
        """What becomes of each asset, by its key; raises DigestError for a dead reference."""
        return publish({key: asset.source for key, asset in self.assets.items()}, self.assets_below)


def names_of_themes(root: Path) -> list[str]:
    """Return the names of all themes that a site can have."""
    folders = [folder for folder in (shipped_themes(), root / THEMES) if folder.is_dir()]
    names = {path.name for folder in folders for path in folder.iterdir() if path.is_dir()}
    return sorted(name for name in names if not name.startswith((".", "_")))


def read_theme(
    root: Path,
    name: str,
    config_text: str,
    language: str = SOURCE,
    known: Mapping[str, str] = NOTHING_KNOWN,
) -> Looks:
    """Return the files of a theme and of all that it extends, and its catalogues for a language.

    `known` are digests of assets by the names that problems have for them. Raises DigestError, at
    `theme:` in config.yaml or at `extends:` in a theme.yaml, for a theme that isn't there.
    """
    layers, manifests = chain(root, name, name_place(config_text))
    templates, templates_below = keyed(layers, "templates/")
    assets, assets_below = keyed(layers, "assets/")

    def text(spot: Spot) -> Template:
        return Template(decode(read_bytes(spot.path, spot.shown), spot.shown), spot.shown)

    def asset(spot: Spot) -> Asset:
        is_read = is_text(spot.name)
        return Asset(spot.name, text(spot) if is_read else read_file(spot.path, spot.shown, known))

    return Looks(
        dict(gather(lambda key: (key, text(templates[key])), templates)),
        dict(gather(lambda key: (key, asset(assets[key])), assets)),
        templates_below,
        assets_below,
        merged(manifests),
        tuple(catalogues(layers, language)),
        layers[-1].shown,
    )


class Spot(NamedTuple):
    """One file of a theme: its name, its path, and what problems call it."""

    name: str
    path: Path
    shown: str


def keyed(layers: Sequence[Layer], part: str) -> tuple[dict[str, Spot], Means]:
    """Return the files of a theme by key, and what `THEME/name` means; `layers` are lowest first.

    It is the file that THEME would take for that name; in this very file, the one that it lies
    over.
    """
    stacks: dict[str, list[Layer]] = {}
    for layer in reversed(layers):
        for name in walk(layer.folder / part, layer.shown + part):
            stacks.setdefault(name, []).append(layer)
    order = list(dict.fromkeys(layer.theme for layer in reversed(layers)))
    spots: dict[str, Spot] = {}
    means: Means = {}
    for name, stack in stacks.items():
        keys = [name, *(f"{layer.shown}{name}" for layer in stack[1:])]
        for key, layer in zip(keys, stack, strict=True):
            spots[key] = Spot(name, layer.folder / part / name, layer.shown + part + name)
        for number, theme in enumerate(order):
            qualified = f"{theme}/{name}"
            own = [n for n, layer in enumerate(stack) if order.index(layer.theme) >= number]
            if own:
                means["", qualified] = keys[own[0]]
            for at in own:
                lower = [keys[n] for n in own if n > at]
                means[keys[at], qualified] = lower[0] if lower else NONE
    return spots, means


def catalogues(layers: Sequence[Layer], language: str) -> list[PoFile]:
    """Return the catalogues that serve a language, the one that counts most first.

    In each folder the special tag stands before the general one. The shipped default theme has
    what code says, so its catalogues lie below those of every theme.
    """
    has_default = any(layer.theme == DEFAULT for layer in layers)
    folders = layers if has_default else [shipped_layer(DEFAULT), *layers]
    return gather(
        lambda file: PoFile(
            file.name.partition("/")[0].replace("_", "-"),
            decode(read_bytes(file.path, file.shown), file.shown),
            file.shown,
        ),
        [spot for layer in reversed(folders) for spot in catalogues_in(layer, language)],
    )


def catalogues_in(layer: Layer, language: str) -> list[Spot]:
    """Return where the catalogues of one folder are that serve a language.

    For `pt-BR` they are in `pt_BR/LC_MESSAGES/`, or `pt-BR/…`, and in `pt/…`.
    """
    folder = layer.folder / "locale"
    if not folder.is_dir():
        return []
    names = sorted((one.name for one in folder.iterdir() if fits(one.name, language)), reverse=True)
    paths = [f"{name}/LC_MESSAGES/{DOMAIN}" for name in sorted(names, key=len, reverse=True)]
    return [
        Spot(path, folder / path, f"{layer.shown}locale/{path}")
        for path in paths
        if (folder / path).is_file()
    ]


def chain(root: Path, name: str, at: Place) -> tuple[list[Layer], list[Manifest]]:
    """Return the folders of a theme and what their theme.yaml say, the lowest first.

    `at` is where the theme is named. Raises DigestError for a theme that isn't there, or one that
    extends itself in the end.
    """
    layers: list[Layer] = []
    manifests: list[Manifest] = []
    passed: list[str] = []
    while name:
        own = layers_of(root, name)
        if not own:
            raise no_such_theme(name, at, names_of_themes(root))
        if name in passed:
            round_ = " extends ".join([*passed[passed.index(name) :], name])
            raise fail(at, f"a theme can't extend itself: {round_}", "end the round somewhere")
        passed.append(name)
        said = [manifest_of(layer) for layer in own if (layer.folder / MANIFEST).is_file()]
        said = said or [Manifest(extends="" if name == DEFAULT else DEFAULT)]
        layers, manifests = [*own, *layers], [*said, *manifests]
        naming = [manifest for manifest in said if manifest.extends]
        name, at = (naming[-1].extends, naming[-1].at) if naming else ("", at)
    return layers, manifests


def layers_of(root: Path, name: str) -> list[Layer]:
    """Return the folders of one theme, the shipped one first; none for a theme that isn't there."""
    own, shipped = root / THEMES / name, shipped_layer(name)
    layers = [Layer(name, own, f"{THEMES}{name}/")] if own.is_dir() else []
    if shipped.folder.is_dir() and not (layers and own.samefile(shipped.folder)):
        layers.insert(0, shipped)
    return layers


def shipped_layer(name: str) -> Layer:
    """Return the folder of a theme as it would be shipped."""
    return Layer(name, shipped_themes() / name, f"digest's {name} theme: ")


def manifest_of(layer: Layer) -> Manifest:
    """Return what the theme.yaml of a folder says."""
    path, shown = layer.folder / MANIFEST, layer.shown + MANIFEST
    return read_manifest(decode(read_bytes(path, shown), shown), shown)
