# The live board of a class, in a browser.

# What stands in the place of a result.
board-not-yet = Ainda não verificado
board-seen = Verificado às { $time }
board-as-of = dados das { $time }
board-trouble = A última verificação falhou: { $reason }

# How far the present round is; $done and $total are numbers.
board-looking = { $done } de { $total } verificados nesta rodada
board-round-ended = Todos verificados às { $time }. A próxima rodada começa às { $next }.
board-progress = Progresso desta rodada
board-unsaved = No momento, não é possível salvar os resultados. Os mais recentes estão somente nesta página; o programa continua tentando.

# Figures of the whole class.
board-figures = A turma em números
board-of = { $count } de { $total }
board-finished = Terminaram
board-average = Pontuação média
board-percent = { $percent }%
board-recent = Aprovados na última hora
board-legend = Legenda

# What has become green within the last hour.
board-news = Últimos aprovados
board-no-news = Nenhum na última hora.
board-turned-more = { $title } e mais { $count ->
    [one] { $count } verificação
   *[other] { $count } verificações
}
board-nobody-stuck = Ninguém está travado.
board-failed-looks = Falha na última verificação

# One attendee.
board-back = Todos os participantes
board-neighbours = Outros participantes
board-previous = Anterior: { $name }
board-next = Próximo: { $name }
board-causes = O que corrigir primeiro
board-steps = Página por página

# Requests for help of attendees; $time is a time of day.
board-help = Precisa de ajuda
board-help-done = Atendido
board-manual = Para você confirmar
board-manual-confirm = Confirmar
board-manual-take-back = Desfazer
board-manual-later = Vale a partir da próxima verificação.
board-since = desde { $time }

# The views of the class. The one for everybody in the room has made-up names such as "brave-otter" ($name).
board-views = Visualizações
board-room = Sem nomes
board-projector = Projetor
board-with-names = Com nomes
board-to-room = Ver a turma sem nomes
board-alias = Nome para todos: { $name }
board-pages-done = { $done } de { $total } páginas concluídas

# The list of attendees: what is searched, shown and in which order; $from, $to and $total are numbers.
board-search = Pesquisar
board-sort = Ordem
board-sort-roster = Como na lista
board-sort-need = Quem precisa de mim primeiro
board-show = Mostrar
board-at = Primeira página em aberto
board-any-page = Qualquer página
board-go = Aplicar
board-range = { $from }–{ $to } de { $total }
board-pages = Partes da lista
board-earlier = Anterior
board-later = Próximo
board-nobody = Ninguém corresponde.
board-last-progress = Último avanço
board-download = Baixar:

# The class as a whole, and the history of one attendee; $values are percentages with labels, $titles are titles of checks.
board-funnel = Onde cada um está
board-over-time = Progresso ao longo do tempo
board-plot = De { $from } a { $to }. No fim: { $values }.
board-history = O que mudou
board-titles = { $titles }

# What the terminal says when the board starts; $room is an address.
board-started = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }, verificação a cada { $seconds } s. Para todos na sala, sem nomes: { $room } (Ctrl+C encerra o painel)
board-started-submissions = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }. Cada um envia sua conta. Para todos na sala, sem nomes: { $room } (Ctrl+C encerra o painel)
board-started-mixed = { $attendees ->
    [one] 1 participante
   *[other] { $attendees } participantes
 }, { $scanned } verificados a cada { $seconds } s; os demais enviam suas contas. Para todos na sala, sem nomes: { $room } (Ctrl+C encerra o painel)
board-proxy = Supõe-se que { $url } seja um proxy com TLS na frente deste painel; sem proxy, o endereço é { $plain }, com --allow-http.

# The connection, and who may see the board.
board-lost = Conexão perdida: os dados podem estar desatualizados. Reconectando…
board-without-script = Sem scripts, esta página não se atualiza sozinha. Recarregue-a para ver as novidades.
board-login = Fazer login
board-token = Token
board-token-hint = Quem iniciou o painel sabe qual é.
board-token-wrong = O token não está correto.
board-wrong-host = Este painel não responde a esse nome. Abra-o pelo endereço com que foi iniciado.
board-no-page = Essa página não existe neste painel.

# Participantes que enviam
board-submitted = enviado { $time }
board-submission = Enviado pelo participante às { $time }. A conta está comprovada; o conteúdo, não.
board-only-submissions = Os participantes enviam suas contas.
