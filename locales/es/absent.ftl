# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = servicios de ECS
absent-clusters = clústeres de ECS
absent-task-definitions = definiciones de tarea
absent-load-balancers = balanceadores de carga
absent-target-groups = grupos de destino
absent-file-systems = sistemas de archivos de EFS
absent-nat-gateways = gateways NAT
absent-addresses = direcciones IP elásticas
absent-databases = bases de datos de RDS
absent-instances = instancias de EC2
absent-stacks = pilas de CloudFormation
absent-log-groups = grupos de logs
absent-parameters = parámetros

absent-expected = ya no hay { $kind } del taller
absent-saw = { $kind } del taller en { $regions }: 0; resto: { $count }
absent-others = Es posible que esto pertenezca al taller: { $things }. En ese caso, elimínelo también: cuesta dinero.

absent-thing = { $thing }
absent-thing-in = { $thing } en { $vpc }
absent-thing-of-stack = { $thing }, que creó la pila { $stack }
absent-thing-of = { $thing }, que pertenece a { $user }
absent-thing-outlived = { $thing }, cuya VPC ya no existe
absent-thing-elsewhere = { $thing }, en { $region }
absent-thing-stuck = { $thing } (AWS no pudo completar la eliminación: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, junto con la pila { $stack }

absent-left = queda por eliminar: { $things }. { $cost }
absent-fix = Elimine { $things }.
absent-fix-with-stack = Elimine la pila { $stack }, que también elimina { $things }.
absent-protected-load-balancer = { $fix } Si AWS lo rechaza con «OperationNotPermitted», desactive primero la protección contra eliminación: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Si AWS lo rechaza con «OperationNotPermitted», desactive primero la protección contra terminación: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Si AWS responde que la protección contra terminación está activada, desactívela primero: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Compruebe primero si { $thing } forma parte del workshop: lo creó la pila { $stack }. { $fix }
absent-first-name = Compruebe primero si { $thing } forma parte del workshop: no tiene el nombre de la página. { $fix }
absent-first-alone = Compruebe primero si { $thing } forma parte del workshop: solo lo indica un nombre. { $fix }
absent-first-outlived = Compruebe primero si { $thing } forma parte del workshop: su VPC ya no existe y el workshop se hizo aquí. { $fix }
absent-first-cluster = { $thing } es una instancia del clúster { $cluster }, que conserva los datos y cuesta dinero también sin instancias. En RDS → Bases de datos, elimine todas las instancias del clúster y después el clúster. { $fix }
absent-first-group = Elimine primero el grupo de Auto Scaling { $group }; si no, inicia otra instancia en lugar de { $thing }. { $fix }
absent-first-used = Compruebe primero para qué sirve { $user }: usa { $thing }. { $fix }
absent-first-wait = Espere primero a que { $thing } deje de estar en el estado { $state }. { $fix }
absent-first-read = Averigüe primero qué hay que eliminar antes de { $thing }: no se pudo leer. { $fix }
absent-going = eliminación en curso: { $things }
absent-going-usually = La eliminación tarda unos minutos; la de una base de datos, unos 15. Vuelva a comprobarlo entonces.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = alrededor de { $amount }
absent-amount-below = menos de { $amount }
absent-amount-unknown = precio desconocido
absent-costs-nothing = Sin costo en este momento.
absent-no-price = Sin costo propio.
absent-costs = Costo: { $amount } al día.
absent-costs-at-least = Costo: al menos { $amount } al día; aquí no se conoce el precio de { $classes }.
absent-costs-unknown = Aquí no se conoce su costo.
absent-price-unknown = Aquí no se conoce el precio de { $classes }.

daily-cost-expected = lo que queda del taller no cuesta nada
daily-cost-saw = nada de lo que queda del taller en { $regions } cuesta dinero
daily-cost-not-looked-at = Aquí no se ha examinado: { $others }. Si ha usado algo de esto, elimine también lo que quede ahí, como indica la página.
daily-cost-unread = No se pudo examinar todo en { $regions }: si también trabajó allí, repita la comprobación en esa región.
daily-cost-left = lo que queda cuesta { $amount } al día: { $parts }
daily-cost-left-at-least = lo que queda cuesta al menos { $amount } al día, pues no todo se pudo leer o tiene un precio conocido: { $parts }
daily-cost-left-unknown = lo que queda puede costar dinero, pero aquí no se conoce su precio: { $parts }
daily-cost-part = { $kind } ({ $amount })
daily-cost-fix = Elimine lo que indican las comprobaciones anteriores, en el mismo orden.
