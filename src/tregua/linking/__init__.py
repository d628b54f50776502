"""The linking room: statements of many reports become one picture that hides no difference.

Takes reports and their statements; gives actors, places, origins, stories, incidents, ceasefires
and disagreements. ``link`` is the whole of it; the modules stand in the order in which it calls
them: context, gazetteer and names, mentions, matching and actors, places, sides, origins,
stories, incidents, arrangements, parties and ceasefires, disagreements.
"""

from tregua.linking.actors import Merge
from tregua.linking.picture import Picture, link

__all__ = ["Merge", "Picture", "link"]
