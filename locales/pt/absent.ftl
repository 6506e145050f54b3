# What is left after a workshop. $thing, $vpc, $stack, $user, $region, $state, $reason and $classes come from the account;
# $kind is one of the plural words here; $amount is one of the amounts here.

absent-services = serviços do ECS
absent-clusters = clusters do ECS
absent-task-definitions = definições de tarefa
absent-load-balancers = balanceadores de carga
absent-target-groups = grupos de destino
absent-file-systems = sistemas de arquivos do EFS
absent-nat-gateways = gateways NAT
absent-addresses = endereços IP elásticos
absent-databases = bancos de dados do RDS
absent-instances = instâncias do EC2
absent-stacks = pilhas do CloudFormation
absent-log-groups = grupos de logs
absent-parameters = parâmetros

absent-expected = não há mais { $kind } do workshop
absent-saw = { $kind } do workshop em { $regions }: 0; demais: { $count }
absent-others = Isto pode pertencer ao workshop: { $things }. Nesse caso, exclua também: custa dinheiro.

absent-thing = { $thing }
absent-thing-in = { $thing } em { $vpc }
absent-thing-of-stack = { $thing }, que a pilha { $stack } criou
absent-thing-of = { $thing }, que pertence a { $user }
absent-thing-outlived = { $thing }, cuja VPC já não existe
absent-thing-elsewhere = { $thing }, em { $region }
absent-thing-stuck = { $thing } (a AWS não conseguiu concluir a exclusão: { $reason })
absent-thing-going = { $thing } ({ $state })
absent-thing-going-with = { $thing }, junto com a pilha { $stack }

absent-left = ainda falta excluir: { $things }. { $cost }
absent-fix = Exclua { $things }.
absent-fix-with-stack = Exclua a pilha { $stack }, que também exclui { $things }.
absent-protected-load-balancer = { $fix } Se a AWS recusar com “OperationNotPermitted”, desative primeiro a proteção contra exclusão: EC2 → Load Balancers → Attributes → Edit.
absent-protected-instance = { $fix } Se a AWS recusar com “OperationNotPermitted”, desative primeiro a proteção contra encerramento: EC2 → Instances → Actions → Instance settings → Change termination protection.
absent-protected-stack = { $fix } Se a AWS responder que a proteção contra encerramento está ativada, desative-a primeiro: CloudFormation → Stacks → Stack actions → Edit termination protection.
absent-first-stack = Verifique primeiro se { $thing } faz parte do workshop: foi a pilha { $stack } que o criou. { $fix }
absent-first-name = Verifique primeiro se { $thing } faz parte do workshop: não tem o nome da página. { $fix }
absent-first-alone = Verifique primeiro se { $thing } faz parte do workshop: só um nome o indica. { $fix }
absent-first-outlived = Verifique primeiro se { $thing } faz parte do workshop: a VPC já não existe e o workshop foi feito aqui. { $fix }
absent-first-cluster = { $thing } é uma instância do cluster { $cluster }, que guarda os dados e custa dinheiro mesmo sem instâncias. Em RDS → Bancos de dados, exclua todas as instâncias do cluster e depois o cluster. { $fix }
absent-first-group = Exclua primeiro o grupo do Auto Scaling { $group }; caso contrário, ele inicia outra instância no lugar de { $thing }. { $fix }
absent-first-used = Verifique primeiro para que serve { $user }: usa { $thing }. { $fix }
absent-first-wait = Espere primeiro até { $thing } deixar de estar no estado { $state }. { $fix }
absent-first-read = Descubra primeiro o que tem de ser excluído antes de { $thing }: não foi possível ler isso. { $fix }
absent-going = exclusão em andamento: { $things }
absent-going-usually = A exclusão leva alguns minutos; a de um banco de dados, uns 15. Verifique novamente depois.

absent-money = { $currency } { $whole },{ $cents }
absent-amount = cerca de { $amount }
absent-amount-below = menos de { $amount }
absent-amount-unknown = preço desconhecido
absent-costs-nothing = Sem custo no momento.
absent-no-price = Sem custo próprio.
absent-costs = Custo: { $amount } por dia.
absent-costs-at-least = Custo: pelo menos { $amount } por dia; aqui não se conhece o preço de { $classes }.
absent-costs-unknown = Aqui não se conhece o custo.
absent-price-unknown = Aqui não se conhece o preço de { $classes }.

daily-cost-expected = o que resta do workshop não custa nada
daily-cost-saw = nada do que resta do workshop em { $regions } custa dinheiro
daily-cost-not-looked-at = Aqui não foi examinado: { $others }. Se você usou algo disso, exclua também o que restar lá, como indica a página.
daily-cost-unread = Não foi possível examinar tudo em { $regions }: se você também trabalhou lá, verifique essa região também.
daily-cost-left = o que resta custa { $amount } por dia: { $parts }
daily-cost-left-at-least = o que resta custa pelo menos { $amount } por dia, pois nem tudo pôde ser lido ou tem preço conhecido: { $parts }
daily-cost-left-unknown = o que resta pode custar dinheiro, mas aqui não se conhece o preço: { $parts }
daily-cost-part = { $kind } ({ $amount })
daily-cost-fix = Exclua o que as verificações acima indicam, na mesma ordem.
