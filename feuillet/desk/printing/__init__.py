"""The print desk: a clinic's staff print one sheet for one patient, with what is said to them on it, and nothing of it is kept.

```
visits    a tab that is open: which sheet, what was made of it; gone with the tab, or when it is idle
counter   the addresses: what staff see and send. What they type goes through it sealed, and is opened nowhere in this process
clerks    processes that open it, read it, write the page, and end when nobody needs them, their memory with them
errands   what a clerk does
shelf     which sheets may be printed, in which languages and formats
record    one line for each print, if somebody wants it: what was printed, and no word of the patient
```
"""
