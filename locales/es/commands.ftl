# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } puntos en total
list-total-and-bonus = { $points } puntos en total y un extra de { $bonus } puntos

language-name = español
language-note = nota: no hay textos en { $asked }; se usa { $name } ({ $used })
language-note-suite = nota: esta suite no tiene textos en { $asked }; los suyos están en inglés
region-warning = nota: este taller está hecho para { $known }; la región consultada es { $region }
mark-column-missing = nota: la lista no tiene la columna «{ $mark }»; ¿es «{ $column }»?
confirmed-on-board = nota: cuenta lo confirmado en el panel, para { $count ->
    [one] un participante
   *[other] { $count } participantes
}
region-unknown = nota: este programa no conoce la región { $region }; ¿se trata de { $nearest }?
min-score-note = nota: superado, porque la puntuación { $points } alcanza --min-score { $min }; comprobaciones no superadas: { $open }

explain-expected = Lo que pide la página
explain-why = Por qué
explain-fix = Cómo solucionarlo
explain-page = Página
explain-needs = Se apoya en
explain-explains = Explica los errores de
explain-causes = Lo que pueden indicar AWS y el sitio, y las comprobaciones cuyo error lo provoca
explain-shows = Así puede manifestarse el error durante la ejecución
explain-actions = Acciones de IAM
explain-actions-optional = Acciones de IAM que solo explican un fallo (no están en la política)
explain-points = Puntos
explain-prices = Precios de lista
explain-kind = Tipo de comprobación
explain-also = Otras suites también tienen una comprobación con este nombre: { $suites }. Indique una de ellas con --suite.

session-no-credentials-hint = primero inicie sesión: con “aws sso login”, con “aws configure” o con las credenciales que le den en su evento; con --profile se elige un perfil
session-credentials-unusable-hint = compruebe el perfil o vuelva a iniciar sesión (“aws login”, “aws sso login”)
session-expired-hint = vuelva a iniciar sesión (“aws login”, “aws sso login”) o copie credenciales nuevas de la página de su evento
session-key-refused-hint = copie de nuevo las credenciales, las tres líneas completas
session-signature-refused-hint = copie de nuevo la clave de acceso secreta y compruebe el reloj de este equipo
session-clock-skew-hint = ponga en hora el reloj de este equipo
session-region-missing-hint = indique la región de su taller ({ $regions }) con --region o defina AWS_REGION
session-profile-missing-hint = su configuración de AWS tiene { $known }
no-profiles-hint = su configuración de AWS no tiene perfiles; “aws configure” o “aws login” crea uno
session-region-unknown-hint = indique la región de su taller, por ejemplo us-west-2
session-region-not-enabled-hint = indique la región de su taller, por ejemplo us-west-2
session-not-subscribed-hint = termine el registro de la cuenta: verifique el teléfono y el método de pago, y espere el correo de AWS
session-sts-inactive-hint = el administrador de la cuenta puede activarlo en la consola de IAM, en “Account settings”; si no, indique la región de su taller
session-ca-bundle-hint = indique un archivo PEM con el certificado de su empresa con --ca-bundle, AWS_CA_BUNDLE o ca_bundle del perfil; o no indique ninguno
session-role-refused-hint = compruebe el ARN del rol, su política de confianza y el identificador externo (--external-id, o external_id en la lista de participantes)
session-not-aws-hint = inicie sesión en la red que está usando o defina HTTPS_PROXY como indique su empresa
session-tls-hint = es posible que su empresa inspeccione el tráfico: defina AWS_CA_BUNDLE o SSL_CERT_FILE con su certificado
session-dns-hint = compruebe la red y el nombre de la región
session-unreachable-hint = compruebe la red y, si su empresa usa un proxy, HTTPS_PROXY
session-timed-out-hint = compruebe la red y, si su empresa usa un proxy, HTTPS_PROXY
session-failed-hint = inténtelo de nuevo en un minuto; si el problema continúa, mire qué responde “aws sts get-caller-identity”

# Why an account of a class has no report. The hints are those above.
session-no-credentials = no hay credenciales de AWS
profile-without-credentials = no hay credenciales de AWS en el perfil { $profile }
session-credentials-unusable = no se pueden cargar las credenciales de AWS: { $message }
session-expired = las credenciales de AWS han caducado ({ $code })
session-key-refused = AWS no acepta la clave de acceso ({ $code })
session-signature-refused = la firma de la solicitud no coincide ({ $code })
session-clock-skew = el reloj de este equipo difiere demasiado del de AWS ({ $code })
session-region-missing = no se ha indicado la región
session-profile-missing = el perfil { $profile } no existe
session-region-unknown = no se puede acceder a la región { $region }
misspelt-region = no se puede acceder a la región { $region }; ¿quiso decir { $nearest }?
session-region-not-enabled = la región { $region } no está habilitada para esta cuenta
session-not-subscribed = esta cuenta de AWS no está suscrita al servicio ({ $code })
session-sts-inactive = AWS STS no está activado en la región { $region } para esta cuenta
session-ca-bundle = { $setting } indica un archivo que no se puede usar ({ $path }): { $message }
session-role-refused = no se puede asumir el rol: { $code }: { $message }
named-role-refused = no se puede asumir el rol { $role }: { $code }: { $message }
session-not-aws = algo entre este equipo y AWS responde con una página web
session-tls = el certificado TLS no es de confianza: { $message }
session-dns = no se puede resolver el nombre de host: { $message }
session-unreachable = no se puede acceder a AWS: { $message }
session-timed-out = AWS no ha respondido en { $seconds } segundos
session-failed = AWS no dice de quién es la cuenta: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = el acceso indicado en la lista de participantes lleva a la cuenta { $found }, no a { $wanted }
not-graded-account-unknown = AWS no dice si esta es la cuenta { $wanted }
not-graded-timed-out = no ha terminado en { $seconds } segundos
not-graded-interrupted = sin evaluar: la ejecución se interrumpió antes
not-graded-not-submitted = todavía sin enviar nada
not-graded-not-yet = todavía sin comprobar
not-graded-broke-down = sin evaluar por un error de workshop-check
explain-account = En esta cuenta
not-graded-task = ningún worker pudo evaluarla: { $problem }
access-summary = Se pueden leer { $readable } de { $total } cuentas.

# What a worker has done when it ends.
worker-done = cuentas evaluadas: { $graded }; no evaluadas: { $failed }

# check --submit: qué ha resultado. $board es el nombre de host del panel.
submit-done = Enviado a { $board }: { $points } de { $max } puntos, cuenta { $account }
submit-other-version = nota: el panel tiene otra versión de la suite. Algunas comprobaciones pueden quedar allí como no determinadas
submit-failed = no se ha enviado a { $board }: { $reason }
submit-away = el panel no responde ({ $problem })
submit-other-answer = la respuesta no procede de un panel (estado HTTP { $status })
# Por qué el panel lo rechaza.
submit-wrong-code = el código de la clase es incorrecto
submit-too-large = la cuenta o su informe supera lo que el panel acepta ({ $kilobytes } KB)
submit-malformed = el panel no puede leer el envío: { $problem }
submit-wrong-board = el panel no responde al nombre { $name }; el instructor puede añadirlo con --allow-host
submit-bad-proof = AWS no confirma su cuenta ({ $problem })
submit-stale = los relojes de este equipo y del panel difieren en { $minutes } minutos, o el envío ha tardado demasiado
submit-replayed = el panel ya tiene este envío u otro más reciente
submit-unknown-name = la lista de participantes no contiene su nombre; escríbalo como el instructor
submit-other-account = la cuenta { $account } no es la que corresponde a su nombre
submit-account-taken = la cuenta { $account } corresponde a otro nombre de la clase
submit-other-snapshot = lo que se ha leído no es de la cuenta { $account }
submit-other-region = la clase trabaja en { $wanted }
submit-other-suite = la clase trabaja en otro taller: --suite { $wanted }
submit-too-often = demasiados envíos; inténtelo de nuevo dentro de { $seconds } segundos
submit-busy = el panel está ocupado; inténtelo de nuevo
submit-not-saved = el panel no puede guardar su resultado: { $why ->
    [locked] otro programa usa su archivo
    [full] su disco está lleno
    [gone] su archivo se ha eliminado
   *[other] su archivo tiene un problema
    }; avise al instructor
submit-no-sts = el panel no puede acceder a AWS para confirmar su cuenta; inténtelo de nuevo
