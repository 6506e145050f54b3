# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Antes de empezar
step-setup = Configuración inicial
step-install-agent = Instalar el agente
step-server-details = Actualizar los detalles del servidor
step-test = Lanzar la instancia de prueba
step-launch = Lanzar la instancia de transición
step-webserver-config = Configurar la aplicación
page-database-migration-create-target-db = Crear la base de datos de destino

kind-stack = pila de CloudFormation
kind-stack-failure = evento fallido de la pila
kind-replication-template = plantilla de configuración de replicación
kind-source-server = servidor de origen
kind-launch-settings = configuración de lanzamiento
kind-launch-template = plantilla de lanzamiento

## Before you start

check-stack = La pila del taller está desplegada
    .failed = La pila del taller no está desplegada
    .why = Crea las VPC, los servidores de origen y los roles.
    .fix = Lea los eventos de la pila en la consola de CloudFormation, desde el primer fallo. Si se está eliminando, espere hasta que desaparezca y despliéguela de nuevo. Si no, elimínela solo si falta algo de ella: antes hay que eliminar lo que usted creó en sus VPC.
check-target-vpc = { $vpc } existe
    .failed = Falta { $vpc }
    .why = La crea la pila del taller. El servidor web se migra a ella.
check-vpc-dns = { $vpc } resuelve nombres DNS
    .failed = { $vpc } no resuelve nombres DNS
    .why = Sin nombres de host DNS, el servidor web no tiene nombre de DNS público; sin DNS no encuentra la base de datos.
check-public-subnets = Las subredes públicas llegan a Internet
    .failed = Falta una subred pública o no tiene acceso a Internet
    .why = El servidor de replicación y el servidor web migrado están en ellas.
check-database = La base de datos de destino existe
    .failed = Falta la base de datos de destino en { $vpc }
    .why = La tienda del servidor web migrado lee de ella sus datos.
check-database-available = La base de datos de destino está disponible
    .failed = La base de datos de destino no está disponible
    .why = Una base de datos detenida o en eliminación no responde.
check-database-engine = La base de datos de destino es MySQL
    .failed = La base de datos de destino no es MySQL
    .why = La tienda necesita MySQL.

## Initial setup

check-template = La plantilla de configuración de replicación existe
    .failed = Falta la plantilla de configuración de replicación
    .why = Indica dónde inicia AWS Application Migration Service sus servidores de replicación.
    .fix = Abra la consola de AWS Application Migration Service y elija Comenzar.
check-staging-subnet = La subred del área de ensayo es pública
    .failed = La subred del área de ensayo no es pública
    .why = El agente del servidor de origen envía sus datos por Internet al servidor de replicación.
asked-staging-subnet = una subred pública de { $vpc } como subred del área de ensayo
    .saw = La subred del área de ensayo es { $things }
    .found = { $things } no es una subred pública
    .fix = En la consola de AWS Application Migration Service, abra Configuración y elija { $vpc }-public-a. Para un servidor de la lista, cambie también su configuración de replicación.

## Install agent

check-source-server = El servidor de origen está en la lista
    .failed = No hay ningún servidor de origen en la lista
    .why = El agente añade el servidor a la lista al instalarse.
    .fix = Ejecute de nuevo el instalador en el servidor web de origen, con la región y la clave de acceso de la página.
check-replicating = La replicación está en marcha
    .failed = La replicación se ha detenido
    .why = Solo se puede lanzar un servidor copiado.
    .fix = Abra el servidor en la consola de AWS Application Migration Service y lea el panel de migración.

## Update server details

check-right-sizing = El ajuste del tipo de instancia está desactivado
    .failed = El ajuste del tipo de instancia está activado
    .why = Con el ajuste, el servicio sobrescribe el tipo de instancia de la plantilla de lanzamiento.
    .fix = Abra la configuración de lanzamiento del servidor, elija Editar y establezca el ajuste del tipo de instancia en Ninguno.
check-default-version = La nueva versión de la plantilla de lanzamiento es la predeterminada
    .failed = La nueva versión de la plantilla de lanzamiento no es la predeterminada
    .why = El servicio lanza la versión predeterminada. Una versión nueva no pasa a serlo automáticamente.
asked-default-version = una plantilla de lanzamiento cuya última versión es la predeterminada
    .saw = La versión predeterminada de { $things } es correcta
    .found = La versión predeterminada de { $things } no es la última
    .fix = Abra la plantilla de lanzamiento, seleccione la última versión y elija Acciones, Establecer versión predeterminada.
check-server-ready = El servidor está copiado
    .failed = El servidor no está copiado
    .why = Se puede lanzar una instancia de prueba cuando el estado de replicación de datos es Correcto.
    .fix = Abra el servidor en la consola de AWS Application Migration Service y lea el panel de migración.

## Launch test instance

check-test-launched = Se ha lanzado una instancia de prueba
    .failed = No se ha lanzado ninguna instancia de prueba
    .why = La prueba muestra antes de la transición si la copia se inicia.
    .fix = Elija Prueba y transición, Lanzar instancias de prueba. Si el lanzamiento ha fallado, lea su trabajo en el historial de lanzamientos.
check-ready-for-cutover = El servidor está marcado como listo para la transición
    .failed = El servidor no está marcado como listo para la transición
    .why = Solo después se puede lanzar una instancia de transición.
    .fix = Cuando la instancia de prueba funcione, elija Prueba y transición, Marcar como “Listo para la transición”.

## Launch cutover instance

check-cutover-launched = Se ha lanzado la transición
    .failed = No se ha lanzado la transición
    .why = La instancia de transición es el servidor web migrado.
    .fix = Elija Prueba y transición, Lanzar instancias de transición. Si aún se ejecuta un trabajo, espere a que termine.
check-webserver = El servidor web migrado existe
    .failed = Falta el servidor web migrado en { $vpc }
    .why = Lanzado con otra versión de la plantilla de lanzamiento, está en otra VPC.
    .fix = Compruebe la versión predeterminada de la plantilla de lanzamiento y lance de nuevo. Una vez finalizado el cutover ya no se lanza nada: archive el servidor, instale de nuevo el agente y repita los pasos desde ahí.
check-webserver-type = Su tipo de instancia es { $instance_type }
    .failed = Tiene otro tipo de instancia
    .why = La página pide este tipo, que basta para la tienda.
    .advice = Otro tipo puede costar más.
check-webserver-running = Está en ejecución
    .failed = No está en ejecución
    .why = Un servidor detenido no responde.
    .fix = Inicie la instancia en la consola de EC2.
check-webserver-subnet = Está en una subred pública
    .failed = No está en una subred pública
    .why = Los visitantes llegan a él por la puerta de enlace de Internet.
asked-webserver-subnet = un servidor web en una subred pública
    .saw = { $things } está en una subred pública
    .found = { $things } no está en una subred pública
    .fix = Elija { $vpc }-public-a en la plantilla de lanzamiento, convierta esa versión en la predeterminada y lance de nuevo.
check-webserver-public = Tiene una dirección pública
    .failed = No tiene dirección pública
    .why = Sin ella, los visitantes no pueden llegar a él.
asked-webserver-public = un servidor web con una dirección IPv4 pública
    .saw = { $things } tiene una dirección pública
    .found = { $things } no tiene dirección pública
    .fix = Active la asignación automática de IP pública en la plantilla de lanzamiento, convierta esa versión en la predeterminada y lance de nuevo. O asocie una dirección IP elástica a la instancia.
check-cutover-finalized = La transición está finalizada
    .failed = La transición no está finalizada
    .why = Hasta entonces la replicación continúa y sus servidores cuestan dinero.
    .fix = Elija Prueba y transición, Finalizar la transición.

## Configure application

check-webserver-http = El servidor web admite visitantes
    .failed = El servidor web no admite visitantes
    .why = Los visitantes llegan por el puerto 80.
check-ssh-from-own-address = SSH solo desde su propia dirección
    .why = Así nadie más puede probar contraseñas y claves en el servidor web.
asked-ssh = una regla para SSH (puerto 22) solo desde su propia dirección
    .saw = { $things } admite SSH solo desde direcciones individuales
    .found = { $things } no tiene una regla para SSH desde una sola dirección
    .fix = Agregue una regla de entrada para SSH con «Mi IP» como origen y elimine las más amplias.
check-database-from-webserver = La base de datos admite el servidor web
    .failed = La base de datos no admite el servidor web
    .why = La tienda lee sus datos por el puerto 3306.
check-visitors-reach-webserver = Los visitantes llegan al servidor web
    .failed = Los visitantes no llegan al servidor web
    .why = Sus solicitudes pasan por la puerta de enlace de Internet, la ACL de red de la subred y el grupo de seguridad.
check-webserver-reaches-database = El servidor web llega a la base de datos
    .failed = El servidor web no llega a la base de datos
    .why = Sus solicitudes pasan por las ACL de red y los grupos de seguridad de ambos extremos.
check-site = La tienda responde
    .failed = La tienda no responde
    .why = Esto es lo que ven los visitantes.

site-install = { $url } muestra el instalador de WordPress: no encuentra sus tablas
    .fix = Compare DB_NAME en wp-config.php con el esquema y compruebe si la migración de la base de datos ha cargado las tablas.
site-database-error = { $url } responde { $status }: “Error establishing a database connection”
    .fix = Compare DB_HOST, DB_USER y DB_PASSWORD en /var/www/html/wp-config.php con la base de datos.

## What the service says about a replication

symptom-agent-not-seen = el servicio ya no recibe noticias del agente
    .fix = Inicie el servidor web de origen y compruebe si llega a AWS por TCP 443. En caso de duda, instale el agente de nuevo.
symptom-agent-cannot-connect = el servidor de origen no llega al servidor de replicación por TCP 1500
    .fix = Use una subred pública como subred del área de preparación, con una dirección IP pública para el servidor de replicación. Cambie también la configuración de replicación del servidor.
symptom-replication-server-isolated = el servidor de replicación no llega a AWS por TCP 443
    .fix = Use como subred del área de ensayo una subred con una ruta a una puerta de enlace de Internet, también en la configuración de replicación del servidor.
symptom-replication-server-not-launched = el servicio no puede crear el servidor de replicación, sus discos o sus instantáneas
    .fix = Compruebe las cuotas de EC2 y EBS de la cuenta y los roles del servicio: elija Reinicializar los permisos del servicio en Configuración.
symptom-slow-network = la red entre el servidor de origen y el servidor de replicación es demasiado lenta o se interrumpe
    .fix = Espere unos minutos. Si no se recupera, elija un tipo de instancia mayor para el servidor de replicación en la configuración de replicación.
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

## What changes the resources of the service

change-stack-roll-back = revierta la actualización de { $name }
change-create-template = inicialice AWS Application Migration Service con un área de ensayo en una subred pública de { $vpc }
change-staging-subnet = use la subred { $vpc }-public-a en la plantilla de replicación y en la configuración de replicación de un servidor que ya esté en la lista
change-staging-subnet-of-template = use la subred { $vpc }-public-a en la plantilla de replicación
change-replication-retry = elimine la causa que indica AWS y reintente la replicación de { $name }
change-replication-resume = reanude la replicación de { $name }
change-replication-start = inicie la replicación de { $name }
change-launch-test = lance una instancia de prueba de { $name }
change-ready-for-cutover = marque { $name } como listo para la transición
change-launch-cutover = lance la instancia de transición de { $name }
change-finalize-cutover = finalice la transición de { $name }
change-right-sizing = desactive el ajuste del tipo de instancia
change-default-version = convierta la última versión de la plantilla de lanzamiento { $name } en la predeterminada
