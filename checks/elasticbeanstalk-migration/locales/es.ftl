# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Antes de empezar
step-create-eb-environment = Lanzar el entorno
step-review-eb-environment = Revisar y administrar el entorno
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Subir el código fuente
page-database-migration-create-target-db = Crear la base de datos de destino

kind-stack = pila de CloudFormation
kind-stack-failure = evento fallido de la pila
kind-environment = entorno de Elastic Beanstalk
kind-application-version = versión de la aplicación
kind-environment-members = miembros del entorno
kind-environment-settings = configuración del entorno

check-stack = La pila del taller está desplegada
    .failed = La pila del taller no está desplegada
    .why = Crea las VPC, los servidores de origen y los roles.
    .fix = Lea los eventos de la pila en la consola de CloudFormation, desde el primer fallo. Si se está eliminando, espere hasta que desaparezca y despliéguela de nuevo. Si no, elimínela solo si falta algo de ella: antes hay que eliminar lo que usted creó en sus VPC.
check-target-vpc = { $vpc } existe
    .failed = Falta { $vpc }
    .why = El entorno está en ella.
check-vpc-dns = { $vpc } resuelve nombres DNS
    .failed = { $vpc } no resuelve nombres DNS
    .why = Sin nombres de host DNS, el servidor web no tiene nombre de DNS público; sin DNS no encuentra la base de datos.
check-public-subnets = Las subredes públicas llegan a Internet
    .failed = Falta una subred pública o no tiene acceso a Internet
    .why = Los servidores del entorno están en una de ellas.
check-database = La base de datos de destino existe
    .failed = Falta la base de datos de destino en { $vpc }
    .why = La tienda lee de ella sus datos.
check-database-engine = La base de datos de destino es MySQL
    .failed = La base de datos de destino no es MySQL
    .why = La tienda necesita MySQL.
check-database-available = La base de datos de destino está disponible
    .failed = La base de datos de destino no está disponible
    .why = Una base de datos detenida o en eliminación no responde.

check-environment = El entorno existe
    .failed = Falta el entorno
    .why = Ejecuta la tienda.
    .fix = En la consola de Elastic Beanstalk, elija Crear aplicación, como dice la página.
check-environment-ready = Está listo
    .failed = No está listo
    .why = Un entorno que se lanza, se actualiza o se termina no atiende a los visitantes.
    .fix = Lea los eventos del entorno en la consola de Elastic Beanstalk.
check-source-bundle = Ejecuta el paquete de código subido
    .failed = Ejecuta otro paquete de código
    .why = La página pide este paquete.
    .fix = Suba wordpress-beanstalk.zip como nueva versión de la aplicación e impleméntela en el entorno.
check-environment-vpc = Está en { $vpc }
    .failed = Está en otra VPC
    .why = Solo allí llega a la base de datos.
    .fix = La VPC de un entorno no se puede cambiar: termínelo y cree otro con { $vpc } en Red.
check-environment-public = Sus servidores tienen direcciones públicas
    .failed = Sus servidores no tienen direcciones públicas
    .why = En una subred pública, un servidor sin dirección pública no llega a nada fuera de la VPC.
    .fix = En Configuración, Red, active la dirección IP pública.
check-setting-host = Conoce la dirección de la base de datos
    .failed = No conoce la dirección de la base de datos
    .why = La tienda se conecta a esta dirección.
    .fix = En Configuración, Software, copie el punto de enlace de la consola de RDS en RDS_HOSTNAME, sin puerto.
check-setting-name = Conoce el nombre del esquema
    .failed = No conoce el nombre del esquema
    .why = Las tablas de la tienda están en este esquema.
    .fix = En Configuración, Software, establezca RDS_DB_NAME en { $schema }.
check-setting-port = Conoce el puerto de la base de datos
    .failed = Tiene otro puerto que la base de datos
    .why = La tienda se conecta a este puerto.
    .fix = En Configuración, Software, establezca RDS_PORT en el puerto de la base de datos, 3306.
check-server = Su servidor está en ejecución
    .failed = Su servidor no está en ejecución
    .why = Elastic Beanstalk ejecuta la tienda en esta instancia.
    .fix = Reinicie los servidores de aplicaciones en Acciones, en la consola de Elastic Beanstalk.
check-server-public = Su servidor tiene dirección pública o un balanceador de carga
    .failed = Su servidor no tiene dirección pública
    .why = Sin un balanceador de carga, los visitantes llegan a la dirección pública del servidor.
asked-server-public = un servidor con dirección pública o un entorno con balanceador de carga
    .saw = { $things } tiene una dirección pública o está detrás de un balanceador de carga
    .found = { $things } no tiene dirección pública y el entorno no tiene balanceador de carga
    .fix = En Acciones, elija Recompilar el entorno. Elastic Beanstalk vuelve a crear el servidor, con una dirección.
check-database-from-environment = La base de datos admite el entorno
    .failed = La base de datos no admite el entorno
    .why = La tienda lee sus datos por el puerto 3306.

check-visitors-reach-environment = Los visitantes llegan al servidor web
    .failed = Los visitantes no llegan al servidor web
    .why = Sus solicitudes pasan por la puerta de enlace de Internet, la ACL de red de la subred y el grupo de seguridad.
check-environment-reaches-database = El servidor web llega a la base de datos
    .failed = El servidor web no llega a la base de datos
    .why = Sus solicitudes pasan por las ACL de red y los grupos de seguridad de ambos extremos.
check-site = La tienda responde
    .failed = La tienda no responde
    .why = Esto es lo que ven los visitantes.
site-install = { $url } muestra el instalador de WordPress: no encuentra sus tablas
    .fix = Compare RDS_DB_NAME con el esquema y compruebe si la migración de la base de datos ha cargado las tablas.
site-database-error = { $url } responde { $status }: “Error establishing a database connection”
    .fix = Compare RDS_HOSTNAME, RDS_PORT, RDS_USERNAME y RDS_PASSWORD con la base de datos.

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

## What changes the settings of the environment

change-stack-roll-back = revierta la actualización de { $name }
change-environment-host = establezca RDS_HOSTNAME de { $name } en { $asked }
change-environment-schema = establezca RDS_DB_NAME de { $name } en { $asked }
change-environment-port = establezca RDS_PORT de { $name } en { $asked }
change-environment-public = asigne direcciones públicas a los servidores de { $name }
