from __future__ import annotations

from random import Random

from digest.checking.likeness import FEWEST, LIKE, SIZE, alike, likeness, sketch_of

RANDOM = Random(7)  # noqa: S311  texts of a test, the same each time
WORDS = ["".join(RANDOM.choices("abcdeimnorst", k=6)) for _ in range(3000)]


def text(seed: int, words: int = 400) -> list[str]:
    """Return the words of a text."""
    return Random(seed).choices(WORDS, k=words)  # noqa: S311  as said


def changed(words: list[str], every: int) -> list[str]:
    """Return a text of which one word in so many is another."""
    return [word if at % every else f"{word}x" for at, word in enumerate(words)]


def test_a_sketch_is_sorted_of_one_size_and_the_same_each_time() -> None:
    sketch = sketch_of(" ".join(text(1)))
    assert list(sketch) == sorted(set(sketch))
    assert FEWEST <= len(sketch) <= SIZE
    assert sketch == sketch_of(" ".join(text(1)).upper())


def test_a_short_text_has_none() -> None:
    assert sketch_of("The sea rose in the night.") == ()


def test_likeness_goes_with_the_words_that_differ() -> None:
    whole = sketch_of(" ".join(text(1)))
    few, many = (sketch_of(" ".join(changed(text(1), every))) for every in (40, 6))
    assert likeness(whole, whole) == 1
    assert likeness(whole, few) > LIKE > likeness(whole, many)
    assert likeness(whole, sketch_of(" ".join(text(2)))) == 0


def test_signs_that_no_spaces_part_count_as_words() -> None:
    first = (
        "海の水位は昨夜から急に上がり始め、港の東側の岸壁はもう使えないと町の役場が月曜日に発表した。"
        * 3
    )
    assert likeness(sketch_of(first), sketch_of(first.replace("月曜日", "火曜日"))) > LIKE


def test_a_notice_below_all_texts_makes_none_of_them_alike() -> None:
    notice = " ".join(text(99, 60))
    sketches = [(str(n), sketch_of(" ".join(text(n)) + notice)) for n in range(40)]
    assert list(alike(sketches)) == []


def test_each_copy_is_told_with_one_that_it_is_like() -> None:
    sketches = [(str(n), sketch_of(" ".join(text(n % 20)))) for n in range(60)]
    found = list(alike(sketches))
    assert [name for name, _, _ in found] == [str(n) for n in range(20, 60)]
    assert all(int(name) % 20 == int(other) % 20 for name, other, _ in found)
