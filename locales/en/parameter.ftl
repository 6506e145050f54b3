# A parameter of a type that works and is not the page’s.

parameter-type = { $name } is stored as { $type }; the page says String, and only a String’s value can be checked here.

parameter-other-user = The value is { $value }; the database’s master user is { $user }. Make sure that the database knows both.
