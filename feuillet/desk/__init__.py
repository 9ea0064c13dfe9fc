"""The desk: it watches a project, and shows what is made of it while people work on it. It owns no rule of its own."""
