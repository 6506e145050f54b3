# A parameter of a type that works and is not the page’s.

parameter-type = { $name } is stored as { $type }; the page says String, and only a String’s value can be checked here.
