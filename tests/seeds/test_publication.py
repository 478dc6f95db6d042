from __future__ import annotations

from datetime import UTC, date, datetime

from digest.seeds.dates import Written, find_dates
from digest.seeds.header import Dated
from digest.seeds.publication import Guess, weigh
from digest.seeds.stamps import Stamp, read_stamp


def stamp(line: str) -> Stamp:
    found = read_stamp(line, "en")
    assert found
    return found


def below(line: str) -> Dated:
    return Dated(stamp(line), below=True)


def above(line: str) -> Dated:
    return Dated(stamp(line), below=False)


def filed(text: str) -> Written:
    (written,) = find_dates(text, "en")
    return written


def test_a_stamp_counts_before_the_dateline_which_may_be_a_day_older() -> None:
    assert weigh([below("June 9, 2019")], filed("June 8"), []).published == date(2019, 6, 9)


def test_a_dateline_counts_where_no_stamp_is() -> None:
    assert weigh([], filed("June 8, 2019"), []).published == date(2019, 6, 8)


def test_a_dateline_without_a_year_alone_is_no_date() -> None:
    assert weigh([], filed("June 8"), []).published is None


def test_a_banner_is_the_day_of_the_visit() -> None:
    banner = above("Sunday, April 28, 2024")
    assert weigh([banner], filed("July 3, 2020"), []).published == date(2020, 7, 3)
    assert weigh([banner, below("July 3, 2020")], None, []).published == date(2020, 7, 3)
    doubt = Guess(("2024-04-28",), "Sunday, April 28, 2024")
    assert (weigh([banner], None, []).published, weigh([banner], None, []).doubt) == (None, doubt)


def test_a_banner_gives_its_year_to_a_dateline_of_the_same_day() -> None:
    assert weigh([above("Sunday, April 28, 2024")], filed("April 27"), []).published == date(
        2024, 4, 27
    )


def test_a_stamp_above_the_headline_yields_to_a_dateline_far_from_it() -> None:
    assert weigh([above("April 28, 2024")], filed("July 3, 2020"), []).published == date(2020, 7, 3)
    assert weigh([above("July 4, 2020")], filed("July 3, 2020"), []).published == date(2020, 7, 4)


def test_publication_counts_before_the_update_whichever_stands_first() -> None:
    pair = [below("Updated 1422 GMT June 10, 2019"), below("Published June 9, 2019")]
    for order in (pair, pair[::-1]):
        found = weigh(order, None, [])
        assert found.published == date(2019, 6, 9)
        assert found.updated == datetime(2019, 6, 10, 14, 22, tzinfo=UTC)
        assert found.doubt is None


def test_an_update_alone_is_taken_with_a_doubt() -> None:
    found = weigh([below("Updated June 10, 2019")], None, [])
    assert found.published == found.updated == date(2019, 6, 10)
    assert found.doubt == Guess((), "Updated June 10, 2019")


def test_an_ambiguous_date_is_left_open_until_another_settles_it() -> None:
    found = weigh([below("Published: 03/04/2019")], None, [])
    assert found.published is None
    assert found.doubt == Guess(("2019-03-04", "2019-04-03"), "03/04/2019")
    settled = weigh([below("Published: 03/04/2019")], filed("April 3, 2019"), [])
    assert (settled.published, settled.doubt) == (date(2019, 4, 3), None)


def test_the_day_below_a_release_counts_last() -> None:
    assert weigh([], None, [stamp("June 8, 2019")]).published == date(2019, 6, 8)
    assert weigh([], filed("June 7, 2019"), [stamp("June 8, 2019")]).published == date(2019, 6, 7)
