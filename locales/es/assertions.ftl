# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = grupo de seguridad
kind-file-system = sistema de archivos de EFS
kind-load-balancer = balanceador de carga
kind-target-group = grupo de destino
kind-cluster = clúster de ECS
kind-task-definition = definición de tarea
kind-service = servicio de ECS
kind-database = base de datos de RDS
kind-instance = instancia de EC2
kind-iam-role = rol de IAM

internet-gateway = un gateway de Internet
nat-gateway = un gateway NAT
execution-role = rol de ejecución de tarea
task-role = rol de tarea

## Existence

name-exact = con el nombre { $name }
name-example = (por ejemplo, { $name })
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } en { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } en { $vpc }
exists-saw = { $name }, { $how }
found-wired = según la configuración de { $from } ({ $kind })
found-named = por su nombre
found-nearly-named = por un nombre parecido
found-sole = no hay más de este tipo
found-best-fit = la mejor coincidencia de varias
exists-other-name = El nombre es { $name }; la página indica { $asked }. Con este nombre también funciona.
exists-others = Hay varios recursos posibles: se ha comprobado { $name }, pero no { $others }.
exists-other-vpc = { $name } está en { $vpc }
exists-other-vpc-fix = Cree otro recurso de este tipo ({ $kind }) en { $vpc }; la VPC del actual no se puede cambiar.
exists-other-vpc-fix-cluster = Restaure en { $vpc } una instantánea del clúster de { $name }. Un clúster no se puede mover a otra VPC, y una base de datos nueva estaría vacía.
exists-other-vpc-fix-database = Mueva { $name } a { $vpc }: cree allí un grupo de subredes de base de datos con una subred en la zona de disponibilidad de la instancia y elíjalo en Modify, junto con un grupo de seguridad de { $vpc }. Antes, inicie la instancia si está detenida y conviértala a Single-AZ si es Multi-AZ. Una base de datos nueva estaría vacía.
exists-absent = no hay { $kind } con el nombre { $name }
exists-absent-near = no hay { $kind } con el nombre { $name }, pero sí { $near }
exists-absent-apart = { $absent }; al parecer, no forma parte del workshop: { $others }
exists-absent-made-by = { $absent }; { $name } está en { $state }
exists-absent-made-by-because = { $absent }; { $name } está en { $state }: “{ $reason }”
exists-absent-any = no hay { $kind }
exists-absent-fix = Cree este recurso como se describe en la página: { $kind }.
unsure-fix = Compruebe primero si { $name } forma parte del workshop: nada en la cuenta lo indica. { $fix }
resource-missing = no existe { $name } ({ $kind })
resource-missing-any = no existe: { $kind }

## Properties

property-expected = { $resource }: { $property } = { $asked }
property-saw = { $resource }: { $property } = { $value }
property-pending = { $resource } está en estado { $value }
property-unfinished = { $resource } está en estado { $value }, pero lo que se inició aún no ha terminado
property-otherwise = { $resource } no existe y no hace falta: { $other } existe
property-advice = { $actual }; la página indica { $asked }.
property-fix = Cambie { $property } de { $resource } a { $asked }. Si la consola no lo permite, cree un recurso nuevo como se describe en la página y use ese.
property-state-fix = Abra { $resource } en la consola y averigüe por qué su estado no es { $asked }. Si no se recupera, cree un recurso nuevo como se describe en la página.
property-fixed-fix = { $property } de { $resource } no se puede cambiar. Cree un recurso nuevo como se describe en la página ({ $asked }) y use ese.
property-declared-fix = Cambie { $property } de { $resource } a { $asked }.
asked-one-of = { $values }
asked-at-least = { $least } o más
asked-absent = (sin definir)
asked-other-than = un valor distinto de { $values }
works-all-the-same = { $actual }. Aun así, funciona: { $proof }. La página indica: { $asked }.

## selection_rules

selection-expected = { $resource }: reglas de selección que incluyan todas las tablas de { $container }
selection-saw = Las reglas de selección de { $resource } incluyen todas las tablas de { $container }
selection-saw-parts = Las reglas de selección de { $resource } incluyen las tablas necesarias de { $container }
selection-advice = Las reglas no incluyen todas las tablas de { $container }, como indica la página.
selection-none = Las reglas de selección de { $resource } no incluyen { $container }
selection-without = Las reglas de selección de { $resource } omiten { $parts } de { $container }
selection-fix = Corrija las reglas de selección de { $resource } para que incluyan todas las tablas de { $container }.
renaming-expected = { $resource }: ninguna regla de transformación que cambie el nombre de { $schema } o de sus tablas
renaming-saw = Las reglas de transformación de { $resource } conservan los nombres de { $schema } y de sus tablas
renaming-schema = Una regla de transformación de { $resource } cambia el nombre de { $schema } a { $name }
renaming-tables = Las reglas de transformación de { $resource } cambian el nombre de { $tables } de { $schema }
renaming-fix = Elimine las reglas de transformación de { $resource } que cambian el nombre de { $schema } o de sus tablas y vuelva a cargar las tablas.
wait-minutes = Suele tardar unos minutos. Vuelva a comprobarlo entonces.
wait-mount-target = Un destino de montaje suele estar listo en dos minutos. Vuelva a comprobarlo entonces.
wait-deployment = Un despliegue suele tardar de tres a cinco minutos. Vuelva a comprobarlo entonces.
wait-targets = Un destino nuevo suele tardar de uno a tres minutos en estar en buen estado. Vuelva a comprobarlo entonces.

## Security groups

sg-expected = { $group } permite { $protocol } { $ports } { $direction }
sg-saw = { $group } permite { $protocol } { $ports } { $direction }
sg-from = desde { $peer }
sg-to = hacia { $peer }
sg-anywhere = cualquier lugar (0.0.0.0/0)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] La regla indica el rango de direcciones
   *[other] Las reglas indican los rangos de direcciones
} { $ranges }; la página indica { $peer }.
sg-narrower = La regla vale solo para { $range }; la página indica cualquier lugar (Anywhere). Cambie el origen a 0.0.0.0/0.
sg-fewer-ports = El puerto que importa está abierto; la página abre { $ports }.
sg-database-port = La base de datos usa el puerto { $port }; la página indica { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = no tiene reglas de entrada
sg-no-rules-out = no tiene reglas de salida
sg-other-protocol = la regla “{ $rule }” no es para { $protocol }
sg-other-port = la regla “{ $rule }” no incluye el puerto { $ports }
sg-only-ipv6 = la regla “{ $rule }” es solo para IPv6
sg-other-peer = la regla “{ $rule }” no vale para { $peer }
sg-none-fits = tiene estas reglas: { $rules }
sg-fix-in = Añada una regla de entrada a { $group }: { $protocol } { $ports } desde { $peer }.
sg-fix-out = Añada una regla de salida a { $group }: { $protocol } { $ports } hacia { $peer }.

carries-expected = { $resource } tiene el grupo de seguridad { $group }
carries-saw = { $resource } tiene { $group }
carries-others = { $resource } tiene también { $others }.
carries-instead = { $resource } tiene { $carried } en lugar de { $group }. Las reglas tienen el mismo efecto.
carries-other = { $resource }: { $carried } en lugar de { $group }
carries-fix = Asocie { $group } a { $resource } en lugar del grupo de seguridad actual.
carries-fix-beside = Asocie { $group } a { $resource }, además de { $kept }.
manual-saw = confirmado por el instructor
manual-expected = que el instructor lo confirme

## Network

vpc-dns-expected = las opciones DNS support y DNS hostnames están activadas en { $vpc }
vpc-dns-saw = ambas opciones están activadas en { $vpc }
vpc-dns-off = sin activar en { $vpc }: { $attributes }
vpc-dns-fix = Active { $attributes }: consola de VPC, { $vpc }, “Edit VPC settings”.
subnets-missing = no se encuentra en { $vpc }: { $subnets }
stack-fix = Despliegue de nuevo la pila de CloudFormation del taller o pida ayuda a su instructor.
route-expected = ruta predeterminada de { $subnets }: hacia { $gateway }
route-saw = ruta predeterminada de { $subnets }: hacia { $gateway }
route-wrong = { $subnet } (tabla de enrutamiento { $table }): { $what }
route-wrong-several = { $problems }
route-none = no hay ruta predeterminada
route-blackhole = la ruta predeterminada apunta a { $gateway }, que ya no existe (blackhole)
route-other = la ruta predeterminada apunta a { $gateway }
route-nat-gone = el gateway NAT { $gateway } no existe
route-nat-state = el gateway NAT { $gateway } está en estado { $state }
route-nat-not-public = el gateway NAT { $gateway } no está en una subred pública
route-fix = En la tabla de enrutamiento { $table }, dirija 0.0.0.0/0 a { $gateway } que funcione.
acl-expected = las ACL de red de { $subnets } dejan pasar el tráfico del taller y sus respuestas
acl-saw = tráfico permitido por { $acls } en { $subnets }
acl-blocks-in = { $acl } de { $subnet } bloquea la entrada de TCP { $ports } desde { $peer } (regla { $rule })
acl-blocks-out = { $acl } de { $subnet } bloquea la salida de TCP { $ports } hacia { $peer } (regla { $rule })
acl-fix-in = En { $acl }, permita la entrada de TCP { $ports } desde { $peer } con un número de regla menor.
acl-fix-out = En { $acl }, permita la salida de TCP { $ports } hacia { $peer } con un número de regla menor.

## Reachability

reaches-expected = { $from } puede conectarse con { $to } por TCP { $ports }
reaches-expected-endpoint = { $from } puede conectarse con { $to } por su puerto
reaches-name = { $name }
reaches-internet = Internet
reaches-carrier = { $groups }
reaches-saw = { $from } puede conectarse con { $to } por TCP { $ports }; se ha examinado: { $looked }
reaches-blocked = { $from } no puede conectarse con { $to } por TCP { $ports }: { $blockers }
reaches-fix = Para dejar pasar el tráfico: { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = ninguna regla de { $groups } permite la entrada de TCP { $ports } desde { $peer }
blocker-groups-out = ninguna regla de { $groups } permite la salida de TCP { $ports } hacia { $peer }
blocker-no-route = { $table } de { $subnet } no tiene una ruta adecuada a Internet
blocker-no-route-hosts = { $table } de { $subnet } no tiene una ruta adecuada a Internet y ningún punto de enlace de VPC atiende a { $hosts }
blocker-dead-route = { $table } dirige { $destination } a { $target }, que ya no existe (blackhole)
blocker-private-nat = el gateway NAT { $gateway } es privado y no lleva a Internet
blocker-no-public-address = las tareas de { $service } no reciben una dirección pública en la subred pública { $subnet }
blocker-internal = { $load_balancer } es interno (internal)
blocker-other-vpc = un extremo está en { $from } y el otro en { $to }
blocker-no-mount-target = { $file_system } no tiene destino de montaje en { $zone }
blocker-zone = { $load_balancer } no da servicio a { $zone }, donde se ejecutan tareas
blocker-public-access = VPC Block Public Access ({ $mode }) detiene el tráfico entre { $place } e Internet
blocker-dns = { $attribute } está sin activar en { $vpc }
change-allow-in = añada una regla de entrada a { $group }: TCP { $ports } desde { $peer }
change-allow-out = añada una regla de salida a { $group }: TCP { $ports } hacia { $peer }
change-acl-in = añada la regla de entrada { $number } a { $acl }: permitir TCP { $ports } desde { $peer }
change-acl-out = añada la regla de salida { $number } a { $acl }: permitir TCP { $ports } hacia { $peer }
change-acl-remove-in = elimine la regla de entrada { $number } de { $acl }
change-acl-remove-out = elimine la regla de salida { $number } de { $acl }
change-route = dirija { $destination } en { $table } a { $gateway } que funcione
change-route-remove = elimine la ruta { $destination } de { $table }
change-dns = active { $attribute } en { $vpc }
change-exclusion = agregue a VPC Block Public Access una exclusión para { $vpc } que permita el tráfico en ambos sentidos
change-exclusion-mode = configure la exclusión { $exclusion } de VPC Block Public Access para que permita el tráfico en ambos sentidos
change-exclusion-refused = pida a los administradores de su organización que permitan una exclusión de VPC Block Public Access para { $vpc }; han desactivado las exclusiones
change-public-ip = active “Public IP” en { $service }
change-mount-target = añada un destino de montaje de { $file_system } en { $zone }
change-replace = elimine { $resource } y vuelva a crear este recurso
change-internet-facing = cree { $load_balancer } de nuevo con el esquema “internet-facing”
change-public-subnet = haga que { $load_balancer } use una subred pública en lugar de { $subnet }
change-zone = añada una subred pública de { $zone } a { $load_balancer }
change-vpc = cree { $resource } de nuevo en { $vpc }

## IAM roles

role-expected = { $service } puede asumir { $role }, que permite { $actions }
role-saw = { $service } puede asumir { $role }, que permite { $actions }
role-absent = no existe el rol { $role }
role-absent-fix = Elija un rol que exista; la pila del taller crea uno.
role-untrusted = { $service } no puede asumir { $role }
role-untrusted-fix = Añada { $service } a la política de confianza de { $role }.
role-trust-denied-fix = Quite de la política de confianza de { $role } la instrucción que deniega { $service }.
role-trust-condition-fix = Cambie la condición sobre { $key } en la política de confianza de { $role }: no corresponde a esta cuenta.
role-lacks = { $role } no permite { $action }
role-lacks-fix = Permita { $action } en una política insertada de { $role }, como hace la pila del taller.
role-denied = la política { $policy } deniega { $action } a { $role }
role-denied-fix = Quite de la política { $policy } de { $role } la instrucción que deniega { $action }.
role-bounded = el límite de permisos { $boundary } de { $role } no permite { $action }
role-bounded-fix = Permita { $action } en { $boundary } o quite el límite de permisos de { $role }.
task-role-expected = { $definition } tiene { $role } como { $which }
task-role-none = { $definition } no tiene { $which }
task-role-fix = Cree una revisión nueva con { $role } como { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = el endpoint de { $database }
parameter-value-any = cualquier valor
parameter-saw = { $name } ({ $type })
parameter-absent = no hay ningún parámetro { $name } en { $region }
parameter-absent-fix = Cree el parámetro { $name } de tipo { $type }, con este nombre exacto y sin ruta.
parameter-slash = El nombre empieza con una barra; la página indica { $name }.
parameter-plain = { $name } es un String normal: lo puede leer cualquiera que tenga permiso para leer parámetros. La página indica SecureString.
parameter-port = El valor termina en un puerto ({ $value }); la página indica solo el nombre de host.
parameter-instance = { $value } es el endpoint de una sola instancia del clúster, que no admite escrituras después de una conmutación por error. Es mejor usar el endpoint de escritor { $asked }.
parameter-reader = { $value } es el endpoint de lector del clúster. Solo admite escrituras mientras el clúster no tenga otra instancia; es mejor usar el endpoint de escritor { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = el valor está vacío
parameter-space = el valor tiene un espacio al principio o al final: “{ $value }”
parameter-scheme = el valor es una dirección con http:// ({ $value }), no un nombre de host
parameter-identifier = el valor es el nombre de la instancia ({ $value }), no su endpoint
parameter-other-database = el valor es el endpoint de otra base de datos ({ $database })
parameter-other-host = el valor { $value } no es el endpoint de la base de datos del taller
parameter-port-missing = el valor no indica ningún puerto, y la base de datos usa el puerto { $port }
parameter-port-other = el valor { $value } indica un puerto distinto de { $port }, que es el que usa la base de datos
parameter-read-only = el valor es el endpoint de lector del clúster ({ $value }), que no admite escrituras
parameter-other = el valor es { $value }
text-hidden = (no se muestra porque puede ser una contraseña)
parameter-fix = Asigne este valor a { $name }: { $value }. Después, si ya tiene el servicio, fuerce un nuevo despliegue.
parameter-empty-fix = Asigne un valor a { $name }. Después, si ya tiene el servicio, fuerce un nuevo despliegue.
parameter-space-fix = Quite el espacio al principio o al final del valor de { $name }. Después, si ya tiene el servicio, fuerce un nuevo despliegue.

## EFS

mount-targets-expected = { $file_system } tiene destinos de montaje disponibles en las zonas de { $subnets }
mount-targets-saw = { $file_system } tiene destinos de montaje disponibles en { $zones }
mount-targets-zone = { $file_system } no tiene destino de montaje en { $zone }; otros destinos de montaje: { $found }
mount-targets-zone-fix = Añada un destino de montaje en { $zone }; la página usa { $subnets }.
mount-targets-other-vpc = destinos de montaje fuera de { $vpc }: { $targets }
mount-targets-other-vpc-fix = Elimine los destinos de montaje de { $file_system } y créelos en { $vpc }.
mount-targets-elsewhere = Los destinos de montaje están en { $subnets }; la página usa otras subredes de las mismas zonas.

volume-expected = { $definition } tiene un volumen de EFS de { $file_system }
volume-saw = volumen { $volume } de { $file_system }
volume-none = { $definition } no tiene ningún volumen de EFS
volume-other = { $definition } monta en su lugar { $found }
volume-root = el volumen { $volume } empieza en { $root }, un directorio que quizá no exista
volume-root-fix = Cree una revisión nueva en la que el volumen { $volume } tenga “/” como directorio raíz.
volume-fix = Cree una revisión nueva con un volumen de EFS de { $file_system }.
volume-unencrypted = El volumen { $volume } se monta sin cifrado en tránsito: lo que se lee y se escribe pasa por la red sin cifrar.
volume-access-point = El volumen pasa por el punto de acceso { $point }, cuyo directorio no se ha examinado.
mount-expected = el volumen de EFS está montado en { $path }
mount-saw = { $container } lo monta en { $path }
mount-none = { $container } no tiene ningún punto de montaje para un volumen de EFS
mount-other = { $container } lo monta en { $paths }
mount-fix = Cree una revisión nueva con el punto de montaje { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } está en { $subnets }
lb-subnets-saw = { $load_balancer } está en { $subnets }
lb-subnets-wrong = { $load_balancer } está en { $subnets }, no en subredes públicas de la VPC del taller
lb-zones-few = { $load_balancer } está solo en { $subnets }
lb-subnets-fix = Edite las subredes del balanceador de carga: { $subnets }.
listener-expected = { $load_balancer } escucha en { $listener } y reenvía a { $target_group }
listener-saw = { $load_balancer } { $listener } reenvía a { $target_group }
listener-absent = { $load_balancer } no tiene ningún oyente en el puerto { $port }; oyentes encontrados: { $found }
listener-protocol = { $load_balancer } escucha en { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; la página pide un oyente que reenvíe todo
action-forward = reenvía a { $groups }
action-fixed = responde con un { $status } fijo
action-redirect = redirige a { $url }
action-circle = redirige en círculo
action-no-listener = redirige a { $listener }, para lo que no tiene oyente
action-share = envía el { $percent } % de las solicitudes a { $group }
action-share-dead = envía el { $percent } % de las solicitudes a { $group }, que no tiene ningún destino en buen estado
action-other = hace otra cosa ({ $type })
listener-fix = Haga que el oyente { $listener } reenvíe todo a { $target_group }; si no existe, añádalo.

## Task definition

container-none = { $definition } no tiene ningún contenedor
image-expected = imagen { $image }
image-saw = { $container } ejecuta { $image }
image-fix = Cree una revisión nueva con la imagen { $image }.
image-elsewhere = { $image } viene de Docker Hub, que limita las descargas anónimas: una clase detrás de un solo gateway NAT recibe pronto “toomanyrequests”. La página indica { $asked }.
image-mirror = { $image } viene de otro registro. Aquí no se puede ver si es la misma imagen; la página indica { $asked }.
image-digest = La imagen está fijada solo por su digest: aquí no se pueden ver su versión ni su variante. La página indica { $asked }.
image-tag = La etiqueta es { $tag }; la página indica { $asked }.
image-variant = { $saw }: la variante { $variant } no escucha en el puerto { $port }
image-behind = La variante { $variant } no escucha en el puerto { $port }; { $proxy } tiene que pasarle las solicitudes.
port-expected = un contenedor de { $definition } asigna el puerto { $port } (TCP)
port-saw = { $container } asigna el puerto { $port }
port-other = asignaciones de puertos de { $definition }: { $found }
port-fix = Cree una revisión nueva cuyo contenedor asigne el puerto { $port }, TCP.
secrets-expected = mediante ValueFrom: { $pairs }
secrets-saw = { $container } toma { $variables } de Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } es un valor directo, no ValueFrom
secret-absent = falta { $variable }
secret-elsewhere = { $variable } está definida solo en { $container }
secret-other = { $variable } viene de { $value }, no de { $parameter }
secret-manager = { $variable } viene de Secrets Manager; la página usa el parámetro { $parameter }.
variable-other = { $variable } no es { $asked }, por lo que WordPress no encuentra las tablas migradas
variable-advice = { $variable } no es { $asked }. Asegúrese de que la base de datos tenga tablas con este prefijo.
variable-fix = Cree una revisión nueva sin { $variable } o con el valor { $asked }.
log-group-expected = el grupo de logs existe o el rol de ejecución puede crearlo
log-group-none = { $definition } no recopila logs, y eso es correcto
log-group-saw = grupo de logs: { $groups }
log-group-absent = { $container } escribe en el grupo de logs { $group }, que no existe, y su rol no puede crearlo
log-group-fix = Cree el grupo de logs { $group } o desactive la recopilación de logs en una revisión nueva.

## Service

launch-expected = { $service } se ejecuta en { $asked }
launch-saw = { $service } se ejecuta en { $found }
launch-other = { $service } se ejecuta en { $found }. El sitio puede funcionar igualmente, pero la página pide { $asked }
launch-fix = Elimine el servicio y vuelva a crearlo con { $asked }.
launch-advice = Se ejecuta en { $found }, cuya capacidad AWS puede retirar con dos minutos de aviso.
platform-expected = { $service } se ejecuta en la versión de plataforma { $at_least } o posterior
platform-saw = { $service }: { $found }
platform-old = { $service } se ejecuta en { $found }, que no puede montar EFS
platform-fix = Actualice el servicio a la versión de plataforma { $at_least } o LATEST y fuerce un nuevo despliegue.
task-subnets-expected = { $service } se ejecuta en { $subnets }
task-subnets-saw = { $service } se ejecuta en { $subnets }
task-subnets-none = { $service } no tiene subredes
task-subnets-other-vpc = { $subnet } está en otra VPC
task-subnets-no-public-ip = { $subnet } es una subred pública y las tareas no reciben allí una dirección pública: no pueden acceder a Internet
task-subnets-no-way-out = { $subnet } no tiene salida a Internet
task-subnets-fix = Actualice la red (“Networking”) del servicio a { $subnets }. Si la consola no lo permite, elimine el servicio y vuelva a crearlo.
task-subnets-public = Las tareas se ejecutan en { $subnets } con direcciones públicas, abiertas a Internet; la página usa subredes privadas.
task-subnets-one-zone = Todas las tareas se ejecutan en una sola zona de disponibilidad: si la zona falla, el sitio también.
service-tg-expected = { $service } registra el puerto { $port } en { $target_group }
service-tg-saw = { $service } registra { $container }:{ $port } en { $target_group }
service-tg-none = { $service } no tiene balanceador de carga
service-tg-other = { $service } registra sus tareas en { $found }
service-tg-port = { $service } registra el puerto { $port }
service-tg-fix = Actualice el servicio, o vuelva a crearlo, con el grupo de destino { $target_group } y el puerto { $port } del contenedor.
revision-expected = { $service } ejecuta { $definition }
revision-saw = { $service } ejecuta { $found }
revision-other = { $service } todavía ejecuta { $found }; la revisión que corresponde a la página es { $wanted }
revision-fix = Actualice el servicio a { $wanted } y fuerce un nuevo despliegue.
desired-expected = número de tareas deseado de { $service }: { $count }
desired-saw = { $service } pide { $count ->
    [one] 1 tarea
   *[other] { $count } tareas
}
desired-few = La página pide { $count } tareas: con menos, cada despliegue o fallo es una interrupción.
desired-fix = Actualice el servicio a { $count } tareas deseadas.
scaling-expected = { $service } escala en el rango de { $bounds } tareas, según { $metric } con el valor { $target }
scaling-saw = { $service } escala en el rango de { $bounds } tareas
scaling-none = { $service } no escala automáticamente.
scaling-bounds = Escala en el rango de { $bounds } tareas; la página indica { $asked }.
scaling-policy = No tiene una política de seguimiento de destino para { $metric } con el valor { $target }.
scaling-suspended = El escalado dinámico está suspendido: las políticas no hacen nada.
steady-expected = { $service } ejecuta todas sus tareas y su despliegue ha terminado
steady-saw = { $service } ejecuta { $running } de { $desired } tareas y su despliegue ha terminado
steady-pending = el despliegue de { $service }: { $running } de { $desired } tareas en ejecución
steady-not = { $service } ejecuta { $running } de { $desired } tareas
steady-fix = Consulte la última tarea detenida en la consola de ECS. Tras la corrección, actualice el servicio con “Force new deployment”: un despliegue fallido no inicia nada por sí solo.
targets-expected = todos los destinos de { $target_group } están en buen estado
targets-saw = { $count ->
    [one] 1 destino
   *[other] { $count } destinos
} de { $target_group } en buen estado
targets-none = { $target_group } no tiene destinos
targets-none-fix = Haga que el servicio registre allí sus tareas; se registran en cuanto se ejecutan.
targets-strays = estos destinos de { $target_group } no son tareas de su servicio: { $targets }
targets-strays-advice = Estos destinos no son tareas del servicio: { $targets }. Anule su registro; el servicio registra sus tareas por sí mismo.
targets-initial = { $count ->
    [one] 1 destino
   *[other] { $count } destinos
} de { $target_group } en su primera comprobación de estado
targets-sick = { $target_group }: { $targets }
targets-fix = Abra la pestaña “Targets” del grupo de destino para leer lo que dice la propia comprobación de estado y, después, examine las tareas.

## Site

site-expected = la dirección de { $load_balancer } responde 200 con { $site }
site-saw = { $url } responde { $status } con { $site }
site-other-page = { $url } responde { $status }, pero no con { $site }: es una respuesta fija u otra página
site-other-page-fix = Haga que el oyente reenvíe al grupo de destino y que el contenedor ejecute la imagen de la página.
site-elsewhere = { $url } envía a los visitantes a otra dirección: { $host }
site-elsewhere-fix = Configure el sitio para que su propia dirección sea la del balanceador de carga.
site-502 = { $url } responde 502: la respuesta del contenedor es errónea o está cortada
site-502-fix = Examine los logs del contenedor y su puerto.
site-503 = { $url } responde 503: el balanceador de carga no tiene ningún destino al que enviar a los visitantes
site-503-fix = Haga que el servicio registre tareas en buen estado en el grupo de destino.
site-504 = { $url } responde 504: el contenedor no respondió a tiempo
site-504-fix = Averigüe a qué espera el contenedor: normalmente a la base de datos o al sistema de archivos.
site-balancer = { $url } responde { $status }: responde el propio balanceador de carga, por ejemplo por una regla o por AWS WAF; no se consultó al contenedor
site-balancer-fix = Revise las reglas del oyente y la ACL web de AWS WAF asociada al balanceador de carga.
site-maintenance = { $url } responde { $status }, y quien responde es el contenedor: el sitio se está actualizando o no puede atender visitas en este momento
site-maintenance-fix = Suele terminar en diez minutos. Si sigue así, revise los registros del contenedor.
site-other-status = { $url } responde { $status }
site-other-status-fix = Abra la dirección en un navegador y examine los logs del contenedor.
site-refused = { $url } rechaza o corta la conexión
site-connect-timed-out = { $url } no responde: no hay conexión
site-read-timed-out = { $url } acepta la conexión, pero no da respuesta
site-redirects = { $url } redirige en círculos
site-not-http = lo que responde en { $url } no habla HTTP
site-unreachable-fix = Examine el esquema, las subredes, el grupo de seguridad y el oyente del balanceador de carga.
site-no-address = { $resource } no tiene dirección pública
site-server-unreachable-fix = Compruebe la dirección pública del servidor, su grupo de seguridad y la tabla de enrutamiento de su subred.
site-server-fix = Abra la dirección en un navegador y lea los registros del servidor web.
site-server-elsewhere-fix = Configure la dirección propia del sitio con la dirección de este servidor.

## When something could not be read

unknown-denied = no se pudo leer: falta el permiso { $action }
unknown-denied-hint = Solicite { $action } o use credenciales que tengan ese permiso. “workshop-check policy --suite { $suite }” muestra todo lo necesario.
unknown-denied-scp = no se pudo leer: una política de control de servicios (service control policy, SCP) de la organización deniega { $action }
unknown-denied-rcp = no se pudo leer: una política de control de recursos (resource control policy, RCP) de la organización deniega { $action }
unknown-denied-boundary = no se pudo leer: el límite de permisos (permissions boundary) de su usuario o rol no permite { $action }
unknown-denied-session = no se pudo leer: la política de sesión (session policy) de las credenciales no permite { $action }
unknown-denied-endpoint = no se pudo leer: la política del punto de conexión de VPC por el que pasó la solicitud no permite { $action }
unknown-denied-by-hint = Ninguna política propia lo resuelve. Consulte al administrador de la cuenta o de la organización.
unknown-throttled = no se pudo leer: AWS respondió una y otra vez “too many requests” a { $call }
unknown-timed-out = no se pudo leer: no hubo respuesta a { $call } a tiempo
unknown-again-hint = Vuelva a comprobarlo en un minuto.
unknown-failed = no se pudo leer: { $call } falló con { $code }: { $message }
unknown-not-read = no se pudo evaluar: la instantánea se tomó sin { $call }
unknown-not-read-hint = Tome una instantánea nueva para este conjunto de comprobaciones.
unknown-not-recorded-hint = Esta cuenta de demostración se grabó sin esa llamada. Compruebe una cuenta propia.
unknown-no-field = no se pudo evaluar: ningún resultado de { $call } tiene el campo «{ $field }», que lee el conjunto de comprobaciones
unknown-no-field-hint = Esto no dice nada sobre la cuenta. Avise a quien escribió el conjunto: el campo está mal escrito en «keep» o debe figurar en «may_lack».
unknown-not-modelled = no se pudo evaluar: depende de { $what }, que este programa no conoce
unknown-not-modelled-hint = Compárelo con lo que pide la página: { $expected }.
unknown-not-confirmed = aún sin confirmar: ninguna API de AWS lo indica
unknown-not-confirmed-hint = Muéstreselo a su instructor, que lo anota en la columna «{ $column }» de la lista de participantes.
unknown-site-proxy = no se pudo leer: un proxy entre este equipo y el sitio responde en su lugar ({ $how })
unknown-site-portal = no se pudo leer: la red de este equipo responde en lugar del sitio, como un portal cautivo o un filtro web ({ $how })
unknown-site-resolver = no se pudo leer: el servicio de resolución de DNS de este equipo no conoce { $how }, aunque AWS indica ese nombre. El nombre de un balanceador de carga nuevo tarda uno o dos minutos
unknown-site-inspection = no se pudo leer: el certificado es de una autoridad desconocida, como cuando la red de este equipo inspecciona TLS ({ $how })
unknown-site-network = no se pudo leer: la red de este equipo no permite llegar al sitio ({ $how })
unknown-site-hint = Esto no dice nada de la cuenta. Compruebe de nuevo desde otra red o sin el proxy (NO_PROXY), o abra el sitio en un navegador.
unknown-site-addresses = no se pudo leer: no hay conexión, y el grupo de seguridad del balanceador de carga solo admite algunas direcciones ({ $how }), entre las que quizá no esté la de este equipo
unknown-site-addresses-hint = Compruebe desde una dirección que la regla admita, o haga que la regla admita a todos (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Consulte la última tarea detenida en la consola de ECS. Tras la corrección, actualice el servicio con “Force new deployment”.
symptom-fixed-since = { $actual }: el último despliegue ha fallado. La causa ya está resuelta. { $quote }
symptom-fixed-since-fix = Actualice el servicio con “Force new deployment”: un despliegue fallido no inicia nada por sí solo.
aws-says = AWS indica: “{ $text }”
aws-says-aged = AWS indicó { $age }: “{ $text }”
age-seconds = hace menos de un minuto
age-minutes = { $count ->
    [one] hace 1 minuto
   *[other] hace { $count } minutos
}
age-hours = { $count ->
    [one] hace 1 hora
   *[other] hace { $count } horas
}
age-days = hace { $count } días
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = tarea detenida
evidence-container = contenedor
evidence-sidecar = otro contenedor
evidence-event = evento del servicio
evidence-deployment = despliegue
evidence-target = destino
evidence-site = sitio
evidence-resource = AWS
evidence-exit-code = código de salida { $code }
evidence-exit-code-of = { $container }: código de salida { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; sí existe en { $places }
elsewhere-fix = Cree { $what } en { $here }. Si trabaja en { $region }, compruebe con --region { $region }.
elsewhere-vpc-fix = { $name } está en { $region }: compruebe con --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } lo monta en { $path } como solo lectura: no se pueden guardar los archivos que se suban
mount-read-only-fix = Cree una revisión nueva en la que el punto de montaje { $path } no sea de solo lectura.
parameter-type = { $name } se ha guardado como { $type }; la página indica String, y aquí solo se puede comprobar el valor de un String.
parameter-type-read = { $name } se ha guardado como { $type }; la página indica String.
parameter-other-user = El valor es { $value }; el usuario maestro de la base de datos es { $user }. Asegúrese de que ambos existan en la base de datos.
task-role-both = La página elige { $role } como rol de tarea y como rol de ejecución de tarea; solo se ha definido uno de los dos.
