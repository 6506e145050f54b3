# As palavras da imagem de uma conta.

picture-visitors = Visitantes
picture-internet = Internet
picture-parameters = Parameter Store
picture-parameter = parâmetro
picture-nat = gateway NAT
picture-zone = zona
picture-tasks = { $running } de { $desired } tarefas em execução
picture-public = sub-redes públicas
picture-private = sub-redes privadas
picture-title = A conta em uma imagem
picture-ways = Caminhos entre os recursos
picture-summary = { $open } de { $total } caminhos estão abertos.
picture-open = aberto
picture-broken = interrompido
picture-waiting = ainda não está pronto
picture-unclear = desconhecido
picture-missing = ainda não existe
format-svg = uma imagem SVG de uma conta: seus recursos e os caminhos entre eles
picture-way = { $from } para { $to }
picture-none = Esta suíte não acompanha tráfego; por isso, não há imagem.
picture-hidden = Aqui as dicas se limitam às páginas. Uma imagem mostraria o que está errado.
