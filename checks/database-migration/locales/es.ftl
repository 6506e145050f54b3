# The attendee's words for the module "database migration".

suite = Migración de la base de datos

step-prerequisites = Antes de empezar
step-setup-network = Configurar la red
step-create-target-db = Crear la base de datos de destino
step-create-replication-instance = Crear la instancia de replicación
step-create-endpoints = Crear los puntos de enlace de origen y de destino
step-create-task = Crear y ejecutar una tarea de replicación
page-database-migration-configure_source_database = Configurar la base de datos de origen

kind-stack = pila de CloudFormation
kind-stack-failure = evento fallido de la pila
kind-replication-subnet-group = grupo de subredes de replicación
kind-replication-instance = instancia de replicación
kind-endpoint = punto de enlace de DMS
kind-endpoint-connection = prueba de conexión
kind-replication-task = tarea de migración de bases de datos

## Before you start

check-stack = La pila del taller está desplegada
    .failed = La pila del taller no está desplegada
    .why = Crea las VPC, los servidores de origen y los roles.
    .fix = Lea los eventos de la pila en la consola de CloudFormation, desde el primer fallo. Si se está eliminando, espere hasta que desaparezca y despliéguela de nuevo. Si no, elimínela solo si falta algo de ella: antes hay que eliminar lo que usted creó en sus VPC.
check-target-vpc = { $vpc } existe
    .failed = Falta { $vpc }
    .why = La crea la pila del taller. La base de datos de destino y la instancia de replicación están en ella.
check-public-subnets = Las subredes públicas llegan a Internet
    .failed = Falta una subred pública o no tiene acceso a Internet
    .why = Por ellas llega la instancia de replicación a la base de datos de origen.

## Set up networking

check-replication-group = El grupo de seguridad de la instancia de replicación existe
    .failed = Falta el grupo de seguridad de la instancia de replicación en { $vpc }
    .why = Por este grupo la base de datos admite la instancia de replicación. No necesita reglas de entrada.
check-database-group = El grupo de seguridad de la base de datos existe
    .failed = Falta el grupo de seguridad de la base de datos en { $vpc }
    .why = Su regla decide quién puede conectarse a la base de datos.
check-database-from-replication = La base de datos admite la instancia de replicación
    .failed = La base de datos no admite la instancia de replicación
    .why = DMS escribe en la base de datos de destino por el puerto 3306.
check-replication-group-out = RI-SG permite la salida de MySQL
    .failed = RI-SG no permite la salida de MySQL
    .why = La instancia de replicación se conecta a las dos bases de datos por el puerto 3306. Un grupo de seguridad nuevo permite toda la salida.

## Create target DB

check-database = La base de datos de destino existe
    .failed = Falta la base de datos de destino en { $vpc }
    .why = DMS copia en ella los datos de la tienda.
check-database-engine = La base de datos de destino es MySQL
    .failed = La base de datos de destino no es MySQL
    .why = La base de datos de origen es MySQL y la tienda necesita MySQL.
check-database-has-group = La base de datos de destino tiene su grupo de seguridad
    .failed = La base de datos de destino tiene otro grupo de seguridad
    .why = La regla para la instancia de replicación está en este grupo.
check-database-single = La base de datos de destino no tiene instancia en espera
    .failed = La base de datos de destino tiene una instancia en espera
    .why = Una instancia en espera duplica el costo y el taller no la necesita.
check-database-available = La base de datos de destino está disponible
    .failed = La base de datos de destino no está disponible
    .why = Una base de datos detenida o que se está eliminando no responde.

## Create replication instance

check-subnet-group = El grupo de subredes de replicación existe
    .failed = Falta el grupo de subredes de replicación en { $vpc }
    .why = Dice en qué subredes puede estar la instancia de replicación.
check-subnet-group-public = Las subredes del grupo de subredes son públicas
    .failed = Una subred del grupo de subredes no es pública
    .why = La instancia de replicación llega a la base de datos de origen por Internet.
asked-public-subnets = un grupo de subredes de replicación con subredes públicas solamente
    .saw = Las subredes de { $things } son públicas
    .found = Una subred de { $things } no tiene ruta a una puerta de enlace de Internet
    .fix = En la consola de DMS, elija las subredes públicas para el grupo de subredes { $things }.
check-replication-instance = La instancia de replicación existe
    .failed = Falta la instancia de replicación en { $vpc }
    .why = Lee la base de datos de origen y escribe en la de destino.
check-replication-instance-subnets = La instancia de replicación usa el grupo de subredes de replicación
    .failed = La instancia de replicación usa otro grupo de subredes de replicación
    .why = El grupo de subredes decide desde dónde llega a las bases de datos.
    .fix = Ni la dirección ni las subredes de una instancia de replicación se pueden cambiar. Cree otra como dice la página.
check-replication-instance-public = La instancia de replicación es accesible públicamente
    .failed = La instancia de replicación no es accesible públicamente
    .why = Sin dirección pública no llega a la base de datos de origen por Internet.
    .fix = Ni la dirección ni las subredes de una instancia de replicación se pueden cambiar. Cree otra como dice la página.
check-replication-instance-group = La instancia de replicación tiene su grupo de seguridad
    .failed = La instancia de replicación tiene otro grupo de seguridad
    .why = La regla de la base de datos permite este grupo.
check-replication-instance-single = La instancia de replicación está en una sola zona de disponibilidad
    .failed = La instancia de replicación está en varias zonas de disponibilidad
    .why = Multi-AZ duplica el costo y el taller no lo necesita.
check-replication-instance-available = La instancia de replicación está disponible
    .failed = La instancia de replicación no está disponible
    .why = Solo una instancia disponible prueba puntos de enlace y ejecuta tareas.

## Create source and target endpoints

check-source-endpoint = El punto de enlace de origen existe
    .failed = Falta el punto de enlace de origen
    .why = Dice a DMS cómo llegar a la base de datos de origen.
check-source-endpoint-type = El tipo del punto de enlace de origen es «source»
    .failed = El tipo del punto de enlace de origen no es «source»
    .why = Una tarea lee de un punto de enlace de origen y escribe en un punto de enlace de destino.
check-source-endpoint-engine = El motor del punto de enlace de origen es MySQL
    .failed = El motor del punto de enlace de origen no es MySQL
    .why = La base de datos de origen es MySQL.
check-source-endpoint-server = El servidor del punto de enlace de origen no es la base de datos de destino
    .failed = El servidor del punto de enlace de origen es la base de datos de destino
    .why = La base de datos se migraría desde sí misma.
check-source-endpoint-port = El puerto del punto de enlace de origen es 3306
    .failed = El puerto del punto de enlace de origen no es 3306
    .why = La base de datos de origen escucha en este puerto.
check-target-endpoint = El punto de enlace de destino existe
    .failed = Falta el punto de enlace de destino
    .why = Dice a DMS cómo llegar a la base de datos de destino.
check-target-endpoint-type = El tipo del punto de enlace de destino es «target»
    .failed = El tipo del punto de enlace de destino no es «target»
    .why = Una tarea lee de un punto de enlace de origen y escribe en un punto de enlace de destino.
check-target-endpoint-engine = El motor del punto de enlace de destino es MySQL
    .failed = El motor del punto de enlace de destino no es MySQL
    .why = La base de datos de destino es MySQL.
check-target-endpoint-server = El servidor del punto de enlace de destino es la base de datos de destino
    .failed = El servidor del punto de enlace de destino no es la base de datos de destino
    .why = DMS escribiría en otra base de datos.
check-target-endpoint-port = El puerto del punto de enlace de destino es el de la base de datos de destino
    .failed = El puerto del punto de enlace de destino no es el de la base de datos de destino
    .why = Por otro puerto DMS no llega a la base de datos.
check-source-connection = La conexión con el origen se ha probado
    .failed = La conexión con el origen no se ha probado
    .why = Una tarea solo se inicia si las dos pruebas tuvieron éxito.
check-source-connection-successful = La instancia de replicación llega al origen
    .failed = La conexión con el origen falla
    .why = La instancia necesita una dirección pública, y el punto de enlace el servidor, el puerto, el usuario y la contraseña correctos.
    .fix = Si la prueba vuelve a fallar, compare el nombre del servidor, el usuario y la contraseña con la página.
check-target-connection = La conexión con el destino se ha probado
    .failed = La conexión con el destino no se ha probado
    .why = Una tarea solo se inicia si las dos pruebas tuvieron éxito.
check-target-connection-successful = La instancia de replicación llega al destino
    .failed = La conexión con el destino falla
    .why = La base de datos debe admitir la instancia, y el punto de enlace necesita el usuario y la contraseña correctos.
    .fix = Si la prueba vuelve a fallar, compare el usuario y la contraseña con los de la base de datos.

## Create and run a replication task

check-task = La tarea existe
    .failed = Falta la tarea
    .why = Copia los datos y después cada cambio.
check-task-source = La tarea lee del punto de enlace de origen
    .failed = La tarea lee de otro punto de enlace
    .why = Copiaría otra base de datos.
check-task-target = La tarea escribe en el punto de enlace de destino
    .failed = La tarea escribe en otro punto de enlace
    .why = Los datos llegarían a otra base de datos.
check-task-instance = La tarea se ejecuta en la instancia de replicación
    .failed = La tarea se ejecuta en otra instancia de replicación
    .why = Solo esta instancia llega a las dos bases de datos.
check-task-type = La tarea migra los datos existentes y replica los cambios
    .failed = La tarea no migra los datos existentes y replica los cambios
    .why = La tienda sigue escribiendo en el origen hasta el cambio.
check-task-schema = La tarea migra el esquema { $schema }
    .failed = La tarea migra otro esquema
    .why = Las tablas de la tienda están en este esquema.
check-task-names = Las tablas conservan sus nombres
    .failed = La tarea da otros nombres al esquema o a las tablas
    .why = La tienda los busca con estos nombres.
check-task-tables-kept = La tarea deja las tablas de destino como están
    .failed = La tarea cambia las tablas de destino existentes
    .why = La página pide «No hacer nada».
check-task-logs = La tarea escribe registros
    .failed = La tarea no escribe registros
    .why = Los registros dicen por qué no se pudo copiar una tabla.
check-task-validation = La tarea valida los datos copiados
    .failed = La tarea no valida los datos copiados
    .why = La validación compara origen y destino fila por fila.
check-task-running = La tarea está en ejecución
    .failed = La tarea no está en ejecución
    .why = Una tarea que replica cambios nunca termina por sí sola. Si se detiene, a menudo el registro binario del origen no está activado.
    .fix = Si vuelve a detenerse, compare la base de datos de origen con la página «Configure Source Database».
check-task-tables-loaded = Hay tablas cargadas
    .failed = No hay ninguna tabla cargada
    .why = La carga completa va antes que los cambios.
check-task-tables-without-errors = Ninguna tabla tiene errores
    .failed = Una tabla tiene un error
    .why = Los datos de esa tabla faltan en el destino.
    .fix = Abra la pestaña Estadísticas de la tabla de la tarea y lea el registro de la tabla con el error.

## Cambios

change-stack-roll-back = revierta la actualización de { $name }
change-public-subnets = establezca las subredes públicas de { $vpc } como subredes de { $name }
change-database-move = mueva { $name } a { $vpc }; mientras tanto, la base de datos no responde
change-instance-groups = asocie { $asked } a { $name }
change-instance-storage = aumente el almacenamiento asignado de { $name } a 100 GB
change-instance-again = cree { $name }-2 con la configuración de la página, mueva a ella las tareas de { $name } y elimine { $name }
change-endpoint-password = vuelva a introducir la contraseña de { $name } y pruebe la conexión
change-test-connection = pruebe la conexión de { $name }
change-task-schema = corrija las reglas de selección de { $name } para que incluyan todas las tablas de { $schema }
change-task-names = elimine de { $name } las reglas de transformación que cambian el nombre de { $schema } o de sus tablas y vuelva a cargar las tablas
change-source-server = establezca el nombre del servidor de { $name } en el de la base de datos de origen (DBServerDNSName en las salidas de la pila)
change-task-instance = mueva { $name } a { $asked }
change-task-start = inicie { $name }
change-task-resume = reanude { $name }
change-task-load = inicie { $name } desde el principio, para que cargue las tablas

## What AWS reports

symptom-stack-runtime = la plantilla es antigua: pide un tiempo de ejecución de Lambda que AWS ya no ofrece
    .fix = Tome la plantilla del repositorio del taller. Ponga en Runtime de ambas funciones una versión actual de Python. Impleméntela como en la opción 2 de la página.
symptom-stack-image = la plantilla es antigua o de otra región: su imagen (AMI) no está disponible aquí
    .fix = Despliegue la pila en us-west-2. Si la imagen ya no existe, ponga una imagen actual de Ubuntu en la plantilla del repositorio del taller.
symptom-stack-code = la plantilla toma el código de sus funciones de un bucket que no se puede leer desde esta región
    .fix = Despliegue la pila en us-west-2 o empaquete el código en un bucket propio, como en la opción 2 de la página.
symptom-stack-exists = ya existe algo con el nombre que da la pila
    .fix = Elimine lo que nombra el mensaje (un rol o un usuario de un intento anterior) y despliegue la pila de nuevo.
symptom-stack-quota = una cuota de la cuenta está agotada
    .fix = Elimine lo que ya no necesite (VPC, direcciones IP elásticas) o solicite una cuota mayor. Después despliegue la pila de nuevo.
symptom-stack-denied = no tiene permiso para crear lo que la pila necesita
    .fix = Despliegue la pila como usuario con permisos de administrador.
symptom-dms-privileges = el usuario del origen no puede leer los cambios
    .fix = Conceda al usuario REPLICATION CLIENT y REPLICATION SLAVE, como dice la página “Configure Source Database”, y reanude la tarea.
symptom-dms-access-denied = la base de datos rechaza el usuario o la contraseña
    .failed = La base de datos rechaza el usuario o la contraseña
    .fix = Introduzca de nuevo la contraseña del punto de enlace y pruebe otra vez la conexión.
symptom-dms-host-not-allowed = la base de datos de origen no admite al usuario desde esta dirección
    .fix = Cree el usuario para cualquier host (“%”), como dice la página “Configure Source Database”.
symptom-dms-binary-log = el registro binario del origen no es como DMS lo necesita
    .fix = Establezca server-id, log_bin y binlog_format=ROW, como dice la página “Configure Source Database”, reinicie MySQL y después la tarea.
symptom-dms-unknown-host = el nombre de servidor del punto de enlace no existe
    .fix = Copie de nuevo el nombre de servidor: DBServerDNSName para el origen, el punto de enlace de RDS para el destino.
symptom-dms-no-tables = la tarea no encuentra ninguna tabla que cumpla su regla de selección
    .fix = Corrija el esquema en las asignaciones de tablas. Las mayúsculas cuentan, y este nombre lleva un guion.
symptom-dms-unknown-database = la base de datos indicada no existe
    .fix = Deje vacío el nombre de la base de datos del punto de enlace y compare el esquema con el origen.
symptom-dms-network = la instancia de replicación no llega al servidor por este puerto
    .failed = La instancia de replicación no llega a la base de datos
    .fix = Compare el nombre de servidor y el puerto con la página. Para el destino, revise la regla del grupo de la base de datos; para el origen, compruebe que su servidor funciona y que VPC Block Public Access no bloquea la conexión.
