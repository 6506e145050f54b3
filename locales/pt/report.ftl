# The words of the reports. Names from the account and texts from the suite are filled in as they are.

# Formats, as `--help` tells them.
format-terminal = texto para pessoas
format-json = um objeto JSON, para programas
format-junit = JUnit XML, para pipelines
format-csv = uma linha por participante, para planilhas e plataformas de ensino
format-canvas = notas de uma turma, para o diário de notas do Canvas
format-moodle = notas de uma turma em porcentagem, para o livro de notas do Moodle
format-html = uma página web sem scripts, para distribuir ou imprimir
format-markdown = Markdown, curto o bastante para o resumo de uma etapa no GitHub
format-github = anotações de uma execução do GitHub Actions
format-gradescope = results.json de uma conta, para o Gradescope

# Outcomes. The first three letters should differ: people skim.
outcome-passed = aprovado
outcome-failed = com erro
outcome-pending = em andamento
outcome-blocked = bloqueado
outcome-unknown = indeterminado
outcome-not-started = não iniciado
outcome-not-done = por terminar
count-passed = { $count ->
    [one] { $count } aprovada
   *[other] { $count } aprovadas
}
count-failed = { $count } com erro
count-pending = { $count } em andamento
count-blocked = { $count ->
    [one] { $count } bloqueada
   *[other] { $count } bloqueadas
}
count-unknown = { $count ->
    [one] { $count } indeterminada
   *[other] { $count } indeterminadas
}
count-ideas = { $count ->
    [one] { $count } ideia pendente
   *[other] { $count } ideias pendentes
}
count-not-started = { $count ->
    [one] { $count } não iniciada
   *[other] { $count } não iniciadas
}

# What was checked, and as whom.
report-account = Conta
report-caller = Identidade
report-checked = Verificado
report-checked-at = { $seconds ->
    [0] { $time }
   *[other] { $time }, em { $seconds } s
}
report-not-graded = Não foi possível verificar

# Labels of the lines about a check.
report-found = encontrado
report-expected = esperado
report-looked-at = examinado
report-cause = causa
report-waits-for = aguarda
report-missing = falta
report-fix = solução
report-note = observação
report-advice = sugestão
report-page = página
report-more-about = mais
report-run = Ou no AWS CloudShell:
report-plan-all = Depois disso, tudo passa.
report-plan-none = Nada: tudo passa.
report-plan-left = Depois, verifique de novo. Só assim se vê se isto passa: { $titles }
report-plan-again = Depois, verifique de novo.
report-plan-by-hand = Manualmente, como descrito nas páginas:
report-plan-first = Primeiro, manualmente: { $what } Depois:
report-plan-green = depois passa: { $titles }
report-plan = O que falta fazer:
report-console = console

report-missing-actions = permissão para { $actions }
report-quoted = “{ $title }”
report-list = { $names }
report-more = mais { $count }
report-step-with-advice = { $title } ({ $count } com sugestões)
report-checks = { $count ->
    [one] { $count } verificação
   *[other] { $count } verificações
}
report-checks-wait-for = { $count ->
    [one] { $count } verificação depende de: { $blockers }
   *[other] { $count } verificações dependem de: { $blockers }
}

# The end of a report.
report-score = Pontuação
report-score-of = { $points } de { $max } pontos
report-score-and-pages = { $score }, { $done } de { $total } páginas concluídas
report-with-bonus = { $text }, bônus: { $points } de { $max } pontos
report-bonus = bônus: { $points } de { $max } pontos
report-way-other = outro caminho, não avaliado: { $title }
report-result = Resultado
report-result-of = { $verdict }: { $counts }
verdict-passed = tudo pronto
verdict-optional = tudo isto é opcional
verdict-failed = ainda não está pronto
verdict-pending = não há nada errado, mas uma parte precisa de mais alguns minutos
verdict-unknown = nada de errado foi encontrado, mas não foi possível ler tudo
verdict-blocked = ainda não há nada para verificar
report-after-that = Depois disso:
report-next = Próximo passo
report-explains = { $count ->
    [one] mais { $count } verificação depende disso
   *[other] mais { $count } verificações dependem disso
}

# A class.
report-attendee = Participante
report-check = Verificação
report-overview = Visão geral
teaching-first = O que cada participante precisa corrigir primeiro:
teaching-groups = Causas em comum
teaching-of = { $count } de { $total }
teaching-checks = Onde a maioria está travada
teaching-counts = { $title }: { $failed } com erro, { $left } por terminar, { $blocked ->
    [one] { $blocked } bloqueado
   *[other] { $blocked } bloqueados
}, { $passed ->
    [one] { $passed } aprovado
   *[other] { $passed } aprovados
}
teaching-unread = Não foi possível verificar
teaching-unknown = Indeterminado, porque algo não pôde ser lido

# Where a format has no room for everything.
markdown-left-out = { $count ->
    [one] { $count } participante foi omitido aqui, porque a página ficaria longa demais.
   *[other] { $count } participantes foram omitidos aqui, porque a página ficaria longa demais.
}
github-left-out = { $count ->
    [one] Mais { $count } mensagem foi omitida: o GitHub mostra dez de cada tipo. Consulte os outros relatórios.
   *[other] Mais { $count } mensagens foram omitidas: o GitHub mostra dez de cada tipo. Consulte os outros relatórios.
}
github-not-done = { $count ->
    [one] 1 participante não cometeu erros, mas ainda não terminou: { $names }
   *[other] { $count } participantes não cometeram erros, mas ainda não terminaram: { $names }
}

# Progress while the account is read; $done and $total are numbers.
progress-calls = { $done } de { $total } chamadas

# While --wait waits: what for, and when it looks again.
wait-for = aguardando: { $what }
wait-next = nova verificação em { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}; Ctrl-C encerra a espera

# The live view of --watch. Outcomes are the words above.
watch-done = pronto: { $title }
watch-broken = deixou de funcionar: { $title }, agora { $outcome }
watch-changed = mudou: { $title }, antes { $before }, agora { $outcome }
watch-next = Nova verificação em cerca de { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}. Ctrl-C encerra.
watch-all-done = Todas as verificações foram aprovadas. A observação termina aqui.

# Progress while a class is graded; $done and $total are numbers.
progress-class = { $done } de { $total } participantes
progress-unread = não foi possível verificar: { $count }
progress-grading = agora { $names }
progress-graded = { $name }: { $points } de { $max } pontos, { $verdict }
progress-not-graded = { $name }: { $reason }
progress-stopping = { $count ->
    [0] encerrando
    [one] encerrando após mais { $count } conta; outro Ctrl-C encerra já
   *[other] encerrando após mais { $count } contas; outro Ctrl-C encerra já
}
report-changes = { $count ->
    [one] faça { $count } alteração:
   *[other] faça estas { $count } alterações:
}
report-changes-more = e mais { $count }: --report html=report.html mostra todas
report-run-first = A próxima correção, no AWS CloudShell:
report-cost = Custo
report-costs = { $amount } por dia pelo que resta
report-costs-at-least = pelo menos { $amount } por dia pelo que resta
