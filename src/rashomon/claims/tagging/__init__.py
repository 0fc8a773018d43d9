"""The parts of the tagger: features of words, windows of word pieces, decoding of tags, linking of spans.

In: a text and its parsed tokens. Out: spans and links, by way of `rashomon.claims.tagger`.
Always: pure functions over arrays; nothing here reads a file or keeps a state; training and run time share them.
"""
