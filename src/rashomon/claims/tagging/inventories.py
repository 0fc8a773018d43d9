"""The closed lists behind the codes of a word's features. Trained weights hold for exactly these.

Always: a code is a name's place in its list, counted from 1; code 0 stands for a name that is not in the list.
"""


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


POS = _names(
    """
    ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X
    """
)
DEP = _names(
    """
    ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass
    dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj
    poss preconj predet prep prt punct quantmod relcl xcomp
    """
)
ENT = _names(
    """
    CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME
    WORK_OF_ART
    """
)
SHAPES = ("lower", "title", "upper", "letter", "mixed", "digits", "other")
QUOTES = ("opening", "closing", "inside", "inside-unclosed", "single")
LINES = ("first-word", "first-line", "first-word-of-first-line")
DEPTHS = 8
STEPS = (1, 2, 4, 8, 16)

COLUMNS: dict[str, int] = {
    "pos": len(POS) + 1,
    "dep": len(DEP) + 1,
    "ent": len(ENT) + 1,
    "shape": len(SHAPES) + 1,
    "quote": len(QUOTES) + 1,
    "line": len(LINES) + 1,
    "head_pos": len(POS) + 1,
    "head_step": 2 * (len(STEPS) + 1) + 1,
    "opens": len(DEP) + 1,
    "closes": len(DEP) + 1,
    "depth": DEPTHS,
}
"""Column of the feature table -> how many codes it has. The order is the order of the columns."""

POS_CODE = {name: code for code, name in enumerate(POS, 1)}
DEP_CODE = {name: code for code, name in enumerate(DEP, 1)}
ENT_CODE = {name: code for code, name in enumerate(ENT, 1)}
