# Een task definition met een van de twee rollen die de pagina eraan geeft.

task-role-both = Op de pagina wordt { $role } als task role en als execution role gekozen; slechts een van beide is ingesteld.
