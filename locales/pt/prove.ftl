# prove: for authors of suites.

prove-check = Verificação
prove-failed = Com erro
prove-pending = Em andamento
prove-advised = Com sugestão
prove-mutant = Mutante
prove-caught-by = Detectado por
prove-is-justified = justificado
prove-is-left = não detectado

prove-survived = Nenhuma verificação os detectou
prove-unclear = As verificações não conseguiram determinar
prove-wrong-check = Detectados por uma verificação que trata de outra coisa
prove-unexplained = Mais de uma causa raiz, ou erros que a causa raiz não explica
prove-false-alarm = Alarmes falsos
prove-not-reported = Não foi lido, e isso não foi informado
prove-not-healed = Não resolvidos pela solução indicada
prove-never = Verificações que nenhum mutante faz falhar
prove-on-nothing = Verificações que dão OK em uma conta vazia
prove-unread = Verificações que dão um resultado sem que nada tenha sido lido
prove-stale = Justificativas que não correspondem
prove-justified = Justificado

prove-sum = { $all ->
    [one] { $all } mutante
   *[other] { $all } mutantes
}; detectados pela verificação correta: { $caught } ({ $percent }%); justificados: { $justified }
prove-sum-fixes = as soluções resolvem { $healed } de { $all } ({ $percent } %), { $justified } com justificativa
prove-sum-harmless = { $all ->
    [one] { $all } mudança inofensiva
   *[other] { $all } mudanças inofensivas
}; sem alarme falso: { $quiet }
prove-sum-unread = { $all ->
    [one] { $all } chamada com falha
   *[other] { $all } chamadas com falha
}; informadas como tais: { $quiet }
prove-left-out = { $count ->
    [one] { $count } recurso sem relação com o conjunto de verificações não foi alterado
   *[other] { $count } recursos sem relação com o conjunto de verificações não foram alterados
}
prove-holds = O conjunto de verificações passa na prova.
prove-does-not-hold = O conjunto de verificações não passa na prova.
prove-more-of-it = (e mais { $count } deste recurso)
prove-more = e mais { $count } recursos: --all mostra todos
prove-justified-more = { $count } são justificados em prove.yaml: --all mostra os motivos.
