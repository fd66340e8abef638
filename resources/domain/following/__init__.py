"""Following a handbook or one chapter, and hearing of it once a week."""

from resources.domain.following.acts import Followed, TooMany, follow, follows, texts_followed_by, unfollow
from resources.domain.following.news import News, followers_with_news, news_for

__all__ = [
    "Followed",
    "News",
    "TooMany",
    "follow",
    "followers_with_news",
    "follows",
    "news_for",
    "texts_followed_by",
    "unfollow",
]
