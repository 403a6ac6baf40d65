"""English quotations: which segments are some, and who says them."""

from eurasia_kit.quotes.article import Article, Quote


def find_quotes(article: Article) -> list[Quote]:
    """Return the quotations of an English article."""
    return [
        Quote(one.start, one.end, "direct", "marks", is_closed=one.is_closed)
        for one in article.segments
    ]


def find_indirect(article: Article) -> list[Quote]:
    """Return the clauses of an English article that tell in the writer's words what was said."""
    return []
