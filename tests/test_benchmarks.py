from articles import TOKENS, articles


def test_articles_are_the_same_every_time_and_about_as_long_as_asked():
    first, second = list(articles(5)), list(articles(5))

    assert first == second
    assert all(TOKENS * 0.6 < len(text.split()) < TOKENS * 1.2 for text in first)
