# A task definition with one of the two roles that the page gives it.

task-role-both = The page chooses { $role } as task role and as execution role; only one of them is set.
