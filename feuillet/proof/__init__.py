"""The translators' desk: what a translation is read and signed on."""
