# ruff: noqa: RUF001  words of many languages

from __future__ import annotations

import pytest

from digest.seeds.language import identify


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The wall of the town is old and the sea is near, said the mayor on Monday."),
        ("de", "Die Mauer der Stadt ist alt und das Meer ist nicht weit von ihr."),
        ("fr", "Le mur de la ville est vieux et la mer est dans le port."),
        ("es", "El muro de la ciudad es viejo y el mar no está lejos de los barcos."),
        ("it", "Il muro della città è vecchio e il mare non è lontano dal porto."),
        ("pt", "O muro da cidade é velho e o mar não está longe dos barcos."),
        ("nl", "De muur van de stad is oud en de zee is niet ver van het dorp."),
        ("tr", "Şehrin duvarı eski ve deniz için bir liman daha var, ancak bu çok uzak."),
        ("ru", "Стена города старая, и море не так далеко от неё, как было раньше."),
        ("uk", "Стіна міста стара, і море не так далеко від неї, як було раніше."),
        ("fa", "دیوار شهر کهنه است و دریا از آن دور نیست که این را همه می‌دانند"),
        ("ar", "جدار المدينة قديم والبحر ليس بعيدا عن الميناء في هذه المنطقة من البلاد"),
        ("ur", "شہر کی دیوار پرانی ہے اور سمندر اس سے دور نہیں ہے یہ سب کو معلوم ہے"),
        ("hi", "शहर की दीवार पुरानी है और समुद्र उससे दूर नहीं है यह सब को मालूम है"),
        ("he", "החומה של העיר ישנה מאוד אבל הים לא רחוק והוא יפה עם הנמל"),
        ("zh", "城墙很旧，大海很近，市长星期一说。"),
        ("ja", "町の壁は古く、海は近いと市長が月曜日に述べた。"),
        ("ko", "도시의 벽은 오래되었고 바다는 가깝다고 시장이 월요일에 말했다."),
        ("", "Lo mfana e a hamba o dlula a e buya a lala a vuka " + "ngokushesha kakhulu " * 200),
        ("", "Harbour wall"),
        ("", "12345 67890"),
        ("", ""),
    ],
)
def test_a_language_is_told_from_its_commonest_words(lang: str, text: str) -> None:
    assert identify(text) == lang
