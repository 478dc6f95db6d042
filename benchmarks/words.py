"""The words that benchmark posts are made of, the likeliest first."""

from __future__ import annotations


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())


COMMON = words("""
the of to and a in that for on said was with by it at from as were has be after which had not an
but would have its will been their he they this who also more over two new about up when one
could other out than first into there last years under against during some time before she made
three since if all no most many between what where only while both through another such because
until four still several early around later near five next without among long six every each
might off down even much second large small third
""")

NOUNS = words("""
government council budget harbour treaty storm election energy court police hospital school
market trade bank tax river border climate farm port rail airport union parliament minister
mayor health water housing prices wages strike inquiry report survey science research museum
theatre festival football cricket sailing film music language library university students
teachers doctors nurses vaccine drought flood earthquake wildfire forest fishing shipping steel
coal gas oil wind solar nuclear electricity telephone internet privacy security software
satellite space observatory volcano island bridge tunnel road traffic cycling tourism refugees
migration embassy sanctions ceasefire peace army navy veterans constitution referendum reform
pensions insurance inflation currency bonds stocks startup patent wheat rice coffee wine cattle
wool timber archive heritage cathedral monastery mosque synagogue temple census population
children youth prison appeal verdict
""")

VERBS = words("""
agreed announced asked began called changed closed confirmed continued cut decided delayed
denied expected explained found gave held increased joined kept left lost met moved named
offered opened paid planned promised published raised reached received rejected reported
returned rose sent showed signed sold started stopped supported took told turned visited voted
warned won wrote
""")

QUALITIES = words("""
public national local recent final former annual regional central common economic foreign legal
medical open political private quiet safe serious severe short strong temporary weak
""")

NAMES = (
    "Ana Müller",
    "Jonas Bergström",
    "María Peña",
    "Tomáš Dvořák",
    "Aoife O’Brien",
    "Chidi Okafor",
    "Li Wen",
    "Yusuf Demir",
    "Ingrid Sørensen",
    "Paul Lefèvre",
    "Ruth Adeyemi",
    "Samir Haddad",
    "Elena Rossi",
    "Jan Novák",
)

PLACES = (
    "Port Alder",
    "Geneva",
    "Eastmere",
    "Lisbon",
    "Northhaven",
    "Vienna",
    "Saltbridge",
    "Nairobi",
    "Oslo",
    "Lima",
)
