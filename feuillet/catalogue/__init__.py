"""Stop 8, list: the products become the publisher's list, a web page and a manifest."""
