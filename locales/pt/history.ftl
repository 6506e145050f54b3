# history, diff, regrade and merge.

history-none = ainda não há execuções
history-run = Execução
history-date = Início
history-unfinished = não concluída
history-passed = Aprovados
history-failed = Com erro
history-not-done = Por terminar
history-pending = Em andamento
history-unknown = Indeterminado
history-not-graded = Sem avaliação
history-points = Pontos
history-average = Média
history-changes = Mudanças

diff-heading = Da execução { $before } para a { $after }: { $count ->
    [one] { $count } participante
   *[other] { $count } participantes
}
diff-check = Verificação
diff-newly-green = Agora aprovados
diff-broken-again = De novo com erro
diff-unchanged = Sem mudança
diff-unclear = Indeterminado
diff-other-suite = A suíte é de outra versão: algumas mudanças podem vir disso.
diff-left-out = Sem avaliação em pelo menos uma das duas execuções: { $names }

merge-missing = observação: não há parte para { $shards }; faltam os participantes correspondentes
merge-without-result = observação: sem resultado na lista ({ $count }): { $names }
resume-nothing = observação: --resume não encontrou nenhuma execução com esta lista da turma, este conjunto de verificações e estas opções; uma nova execução começa
