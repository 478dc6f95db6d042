"""One raw news text -> Article. Opens no file, knows one seed."""
