# Las palabras de la imagen de una cuenta.

picture-visitors = Visitantes
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = parámetro
picture-nat = gateway NAT
picture-zone = zona
picture-tasks = { $running } de { $desired } tareas en ejecución
picture-public = subredes públicas
picture-private = subredes privadas
picture-title = La cuenta en una imagen
picture-ways = Caminos entre los recursos
picture-summary = { $open } de { $total } caminos están abiertos.
picture-open = abierto
picture-broken = interrumpido
picture-waiting = aún no está listo
picture-unclear = no se sabe
picture-missing = aún no existe
format-svg = una imagen SVG de una cuenta: sus recursos y los caminos entre ellos
picture-way = { $from } a { $to }
picture-none = Esta suite no sigue ningún tráfico, por lo que no hay imagen.
picture-hidden = Aquí las pistas se limitan a las páginas. Una imagen mostraría qué está mal.
