"""What those who read on screens meet: the shipped books and pages in a browser, and the checkers made for them."""
