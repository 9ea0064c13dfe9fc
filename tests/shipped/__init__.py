"""The publication that ships: these tests belong to its author.

Who changes `content/` or `locales/` may have to change what is said here, and nothing elsewhere: the tests of the program work on
`tests/project`. `figures/` holds how each locale writes each quantity of the article; `test_figures` and `test_words` know its
texts by their places, and `test_files` its table. The others expect what manuscript and catalogs say, whatever it is.
"""
