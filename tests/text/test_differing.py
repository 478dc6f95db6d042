"""What makes two wordings of a passage say different things, in many languages."""

from __future__ import annotations

import pytest

from digest.text.differing import differ, has_other_figures


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closed at 12:40", "closed at 12:50"),
        ("paid 1,200 crowns", "paid 12,000 crowns"),
        ("۱۹ میلیارد تومان", "۲۹ میلیارد تومان"),
        ("三人が死亡", "四人が死亡"),
        ("three boats sank", "four boats sank"),
        ("drei Boote sanken", "zwei Boote sanken"),
        ("from 5 to 9", "from 9 to 5"),
    ],
)
def test_another_number_says_something_else(one: str, other: str) -> None:
    assert differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("as Merkel said", "as Scholz said"),
        ("Merkel said so", "Scholz said so"),
        ("the envoy of Norrmark", "the envoy"),
        ("the UN said", "the EU said"),
        ("the talks in Geneva", "the talks"),
        ("Ana told Ben", "Ben told Ana"),
        ("رئیس انجمن تهران گفت", "رئیس انجمن شیراز گفت"),
        ("東京で開かれた", "大阪で開かれた"),
    ],
)
def test_another_name_says_something_else(one: str, other: str) -> None:
    assert differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("it was closed", "it was not closed"),
        ("they did agree", "they didn’t agree"),
        ("a likely end", "an unlikely end"),
        ("das ist wahr", "das ist nicht wahr"),
        ("er hat Zeit", "er hat keine Zeit"),
        ("il est venu", "il n’est pas venu"),
        ("lo sabía", "no lo sabía"),
        ("lo sapeva", "non lo sapeva"),
        ("sabia disso", "não sabia disso"),
        ("het is waar", "het is niet waar"),
        ("det är sant", "det är inte sant"),
        ("se on totta", "se ei ole totta"),
        ("to jest prawda", "to nie jest prawda"),
        ("je to pravda", "není to pravda"),
        ("это правда", "это не правда"),
        ("bu doğru", "bu doğru değil"),
        ("هذا صحيح", "هذا ليس صحيح"),
        ("می‌پذیرد", "نمی‌پذیرد"),
        ("זה נכון", "זה לא נכון"),
        ("यह सच है", "यह सच नहीं है"),
        ("是真的", "不是真的"),
        ("行った", "行かなかった"),
        ("했다", "하지 않았다"),
    ],
)
def test_a_negation_says_something_else(one: str, other: str) -> None:
    assert differ(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("closed by noon", "closed by midday"),
        ("The gate was closed", "the gate was closed"),
        ("the harbour office said", "the harbor office said"),
        ("paid ۱۲ crowns", "paid 12 crowns"),
        ("Geneva, they said", "Geneva, as they said"),
        ("“The gate” was shut", '"The gate" had been shut'),
        ("انجمن آب‌بران شهر", "انجمن آب‌بران این شهر"),
        ("", ""),
    ],
)
def test_other_words_alone_say_the_same(one: str, other: str) -> None:
    assert not differ(one, other)


def test_a_capital_at_the_begin_of_a_sentence_makes_no_name_of_a_common_word() -> None:
    assert differ("Ministers agreed to it", "Officials agreed to it")
    assert not differ(
        "Ministers agreed to it", "Officials agreed to it", {"ministers", "officials"}
    )


@pytest.mark.parametrize(
    ("one", "other", "is_other"),
    [
        ("rose by 2 percent", "rose by 3 percent", True),
        ("two of them came", "three of them came", True),
        ("rose by 2 percent", "rose by a percent", False),
        ("on day 2 of week 4", "day 2 of week 4 it", False),
    ],
)
def test_a_number_in_place_of_another_is_told_from_one_that_is_not_there(
    one: str, other: str, *, is_other: bool
) -> None:
    assert has_other_figures(one.split(), other.split()) == is_other
