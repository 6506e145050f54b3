# What checks expect, find and advise. Ids, names and AWS terms stay as the console shows them.

## Kinds of resources

kind-vpc = VPC
kind-security-group = grupo de segurança
kind-file-system = sistema de arquivos do EFS
kind-load-balancer = balanceador de carga
kind-target-group = grupo de destino
kind-cluster = cluster do ECS
kind-task-definition = definição de tarefa
kind-service = serviço do ECS
kind-database = banco de dados do RDS
kind-instance = instância do EC2
kind-iam-role = função do IAM

internet-gateway = um gateway da internet
nat-gateway = um gateway NAT
execution-role = função de execução da tarefa
task-role = função da tarefa

## Existence

name-exact = com o nome { $name }
name-example = (por exemplo, { $name })
exists-expected = { $kind } { $name }
exists-expected-in = { $kind } { $name } em { $vpc }
exists-expected-any = { $kind }
exists-expected-any-in = { $kind } em { $vpc }
exists-saw = { $name }, { $how }
found-wired = conforme a configuração de { $from } ({ $kind })
found-named = pelo nome
found-nearly-named = por um nome parecido
found-sole = não há mais nada deste tipo
found-best-fit = a melhor correspondência entre várias
exists-other-name = O nome é { $name }; a página indica { $asked }. Com este nome também funciona.
exists-others = Há vários recursos possíveis: { $name } foi verificado, mas não { $others }.
exists-other-vpc = { $name } está em { $vpc }
exists-other-vpc-fix = Crie outro recurso deste tipo ({ $kind }) em { $vpc }; não é possível mudar a VPC do atual.
exists-other-vpc-fix-cluster = Restaure um snapshot do cluster de { $name } em { $vpc }. Um cluster não pode ser movido para outra VPC, e um banco de dados novo estaria vazio.
exists-other-vpc-fix-database = Mova { $name } para { $vpc }: crie lá um grupo de sub-redes de banco de dados com uma sub-rede na zona de disponibilidade da instância e escolha-o em Modify, junto com um grupo de segurança de { $vpc }. Antes disso, inicie a instância se ela estiver parada e converta-a em Single-AZ se for Multi-AZ. Um banco de dados novo estaria vazio.
exists-absent = não há { $kind } com o nome { $name }
exists-absent-near = não há { $kind } com o nome { $name }, mas há { $near }
exists-absent-apart = { $absent }; ao que parece, não faz parte do workshop: { $others }
exists-absent-made-by = { $absent }; { $name } está em { $state }
exists-absent-made-by-because = { $absent }; { $name } está em { $state }: “{ $reason }”
exists-absent-any = não há { $kind }
exists-absent-fix = Crie este recurso como descrito na página: { $kind }.
unsure-fix = Verifique primeiro se { $name } faz parte do workshop: nada na conta indica isso. { $fix }
resource-missing = { $name } ({ $kind }) não existe
resource-missing-any = { $kind }: não existe

## Properties

property-expected = { $resource }: { $property } = { $asked }
property-saw = { $resource }: { $property } = { $value }
property-pending = { $resource } está no estado { $value }
property-unfinished = { $resource } está no estado { $value }, mas o que foi iniciado ainda não terminou
property-otherwise = { $resource } não existe e não é necessário: { $other } existe
property-advice = { $actual }; a página indica { $asked }.
property-fix = Mude { $property } de { $resource } para { $asked }. Se o console não permitir, crie um novo recurso como descrito na página e use esse.
property-state-fix = Abra { $resource } no console e descubra por que o estado não é { $asked }. Se não se recuperar, crie um novo recurso como descrito na página.
property-fixed-fix = { $property } de { $resource } não pode ser mudado. Crie um novo recurso como descrito na página ({ $asked }) e use esse.
property-declared-fix = Mude { $property } de { $resource } para { $asked }.
asked-one-of = { $values }
asked-at-least = { $least } ou mais
asked-absent = (não definido)
asked-other-than = um valor diferente de { $values }
works-all-the-same = { $actual }. Mesmo assim, funciona: { $proof }. A página indica: { $asked }.

## selection_rules

selection-expected = { $resource }: regras de seleção que incluam todas as tabelas de { $container }
selection-saw = As regras de seleção de { $resource } incluem todas as tabelas de { $container }
selection-saw-parts = As regras de seleção de { $resource } incluem as tabelas necessárias de { $container }
selection-advice = As regras não incluem todas as tabelas de { $container }, como a página indica.
selection-none = As regras de seleção de { $resource } não incluem { $container }
selection-without = As regras de seleção de { $resource } omitem { $parts } de { $container }
selection-fix = Corrija as regras de seleção de { $resource } para que incluam todas as tabelas de { $container }.
renaming-expected = { $resource }: nenhuma regra de transformação que renomeie { $schema } ou suas tabelas
renaming-saw = As regras de transformação de { $resource } mantêm os nomes de { $schema } e de suas tabelas
renaming-schema = Uma regra de transformação de { $resource } renomeia { $schema } para { $name }
renaming-tables = Regras de transformação de { $resource } renomeiam { $tables } de { $schema }
renaming-fix = Remova as regras de transformação de { $resource } que renomeiam { $schema } ou suas tabelas e carregue as tabelas novamente.
wait-minutes = Isso costuma levar alguns minutos. Verifique novamente depois.
wait-mount-target = Um destino de montagem costuma ficar pronto em dois minutos. Verifique novamente depois.
wait-deployment = Uma implantação costuma levar de três a cinco minutos. Verifique novamente depois.
wait-targets = Um destino novo costuma levar de um a três minutos para ficar healthy. Verifique novamente depois.

## Security groups

sg-expected = { $group } permite { $protocol } { $ports } { $direction }
sg-saw = { $group } permite { $protocol } { $ports } { $direction }
sg-from = de { $peer }
sg-to = para { $peer }
sg-anywhere = qualquer lugar (0.0.0.0/0)
sg-peer = { $name }
sg-by-address = { $count ->
    [one] A regra indica o intervalo de endereços
   *[other] As regras indicam os intervalos de endereços
} { $ranges }; a página indica { $peer }.
sg-narrower = A regra vale somente para { $range }; a página indica qualquer lugar (Anywhere). Mude a origem para 0.0.0.0/0.
sg-fewer-ports = A porta que importa está aberta; a página abre { $ports }.
sg-database-port = O banco de dados usa a porta { $port }; a página indica { $asked }.
sg-refused = { $group }: { $why }
sg-no-rules-in = não tem regras de entrada
sg-no-rules-out = não tem regras de saída
sg-other-protocol = a regra “{ $rule }” não é para { $protocol }
sg-other-port = a regra “{ $rule }” não inclui a porta { $ports }
sg-only-ipv6 = a regra “{ $rule }” é somente para IPv6
sg-other-peer = a regra “{ $rule }” não vale para { $peer }
sg-none-fits = tem estas regras: { $rules }
sg-fix-in = Adicione uma regra de entrada a { $group }: { $protocol } { $ports } de { $peer }.
sg-fix-out = Adicione uma regra de saída a { $group }: { $protocol } { $ports } para { $peer }.

carries-expected = { $resource } tem o grupo de segurança { $group }
carries-saw = { $resource } tem { $group }
carries-others = { $resource } também tem { $others }.
carries-instead = { $resource } tem { $carried } em vez de { $group }. As regras têm o mesmo efeito.
carries-other = { $resource }: { $carried } em vez de { $group }
carries-fix = Associe { $group } a { $resource } no lugar do grupo de segurança atual.
carries-fix-beside = Associe { $group } a { $resource }, além de { $kept }.
manual-saw = confirmado pelo instrutor
manual-expected = que o instrutor confirme

## Network

vpc-dns-expected = as opções DNS support e DNS hostnames estão ativadas em { $vpc }
vpc-dns-saw = as duas opções estão ativadas em { $vpc }
vpc-dns-off = desativado em { $vpc }: { $attributes }
vpc-dns-fix = Ative { $attributes }: console da VPC, { $vpc }, “Edit VPC settings”.
subnets-missing = não encontrado em { $vpc }: { $subnets }
stack-fix = Implante novamente a pilha do CloudFormation do workshop ou peça ajuda ao seu instrutor.
route-expected = rota padrão de { $subnets }: para { $gateway }
route-saw = rota padrão de { $subnets }: para { $gateway }
route-wrong = { $subnet } (tabela de rotas { $table }): { $what }
route-wrong-several = { $problems }
route-none = não há rota padrão
route-blackhole = a rota padrão aponta para { $gateway }, que não existe mais (blackhole)
route-other = a rota padrão aponta para { $gateway }
route-nat-gone = o gateway NAT { $gateway } não existe
route-nat-state = o gateway NAT { $gateway } está no estado { $state }
route-nat-not-public = o gateway NAT { $gateway } não está em uma sub-rede pública
route-fix = Na tabela de rotas { $table }, aponte 0.0.0.0/0 para { $gateway } que funcione.
acl-expected = as ACLs de rede de { $subnets } deixam passar o tráfego do workshop e as respostas
acl-saw = tráfego permitido por { $acls } em { $subnets }
acl-blocks-in = { $acl } de { $subnet } bloqueia a entrada de TCP { $ports } de { $peer } (regra { $rule })
acl-blocks-out = { $acl } de { $subnet } bloqueia a saída de TCP { $ports } para { $peer } (regra { $rule })
acl-fix-in = Em { $acl }, permita a entrada de TCP { $ports } de { $peer } com um número de regra menor.
acl-fix-out = Em { $acl }, permita a saída de TCP { $ports } para { $peer } com um número de regra menor.

## Reachability

reaches-expected = { $from } consegue alcançar { $to } por TCP { $ports }
reaches-expected-endpoint = { $from } consegue alcançar { $to } na porta correspondente
reaches-name = { $name }
reaches-internet = a internet
reaches-carrier = { $groups }
reaches-saw = { $from } consegue alcançar { $to } por TCP { $ports }; examinado: { $looked }
reaches-blocked = { $from } não consegue alcançar { $to } por TCP { $ports }: { $blockers }
reaches-fix = Para deixar o tráfego passar: { $changes }.
blocker-coded = { $what } [{ $code }]
blocker-groups-in = nenhuma regra de { $groups } permite a entrada de TCP { $ports } (origem: { $peer })
blocker-groups-out = nenhuma regra de { $groups } permite a saída de TCP { $ports } (destino: { $peer })
blocker-no-route = { $table } de { $subnet } não tem uma rota adequada para a internet
blocker-no-route-hosts = { $table } de { $subnet } não tem uma rota adequada para a internet e nenhum endpoint da VPC atende { $hosts }
blocker-dead-route = { $table } encaminha { $destination } para { $target }, que não existe mais (blackhole)
blocker-private-nat = o gateway NAT { $gateway } é privado e não leva à internet
blocker-no-public-address = as tarefas de { $service } não recebem endereço público na sub-rede pública { $subnet }
blocker-internal = { $load_balancer } é interno (internal)
blocker-other-vpc = uma ponta está em { $from } e a outra em { $to }
blocker-no-mount-target = { $file_system } não tem destino de montagem em { $zone }
blocker-zone = { $load_balancer } não atende { $zone }, onde há tarefas em execução
blocker-public-access = o VPC Block Public Access ({ $mode }) bloqueia o tráfego entre { $place } e a internet
blocker-dns = { $attribute } está desativado em { $vpc }
change-allow-in = adicione uma regra de entrada a { $group }: TCP { $ports } de { $peer }
change-allow-out = adicione uma regra de saída a { $group }: TCP { $ports } para { $peer }
change-acl-in = adicione a regra de entrada { $number } a { $acl }: permitir TCP { $ports } de { $peer }
change-acl-out = adicione a regra de saída { $number } a { $acl }: permitir TCP { $ports } para { $peer }
change-acl-remove-in = remova a regra de entrada { $number } de { $acl }
change-acl-remove-out = remova a regra de saída { $number } de { $acl }
change-route = aponte { $destination } em { $table } para { $gateway } que funcione
change-route-remove = remova a rota { $destination } de { $table }
change-dns = ative { $attribute } em { $vpc }
change-exclusion = adicione ao VPC Block Public Access uma exclusão para { $vpc } que permita o tráfego nas duas direções
change-exclusion-mode = configure a exclusão { $exclusion } do VPC Block Public Access para permitir o tráfego nas duas direções
change-exclusion-refused = peça aos administradores da sua organização que permitam uma exclusão do VPC Block Public Access para { $vpc }; eles desativaram as exclusões
change-public-ip = ative “Public IP” para { $service }
change-mount-target = adicione um destino de montagem de { $file_system } em { $zone }
change-replace = exclua { $resource } e crie o recurso novamente
change-internet-facing = crie { $load_balancer } novamente com o esquema “internet-facing”
change-public-subnet = faça { $load_balancer } usar uma sub-rede pública no lugar de { $subnet }
change-zone = adicione uma sub-rede pública de { $zone } a { $load_balancer }
change-vpc = crie { $resource } novamente em { $vpc }

## IAM roles

role-expected = { $service } pode assumir { $role }, que permite { $actions }
role-saw = { $service } pode assumir { $role }, que permite { $actions }
role-absent = a função { $role } não existe
role-absent-fix = Escolha uma função que exista; a pilha do workshop cria uma.
role-untrusted = { $service } não pode assumir { $role }
role-untrusted-fix = Adicione { $service } à política de confiança de { $role }.
role-trust-denied-fix = Remova da política de confiança de { $role } a instrução que nega { $service }.
role-trust-condition-fix = Altere a condição sobre { $key } na política de confiança de { $role }: ela não corresponde a esta conta.
role-lacks = { $role } não permite { $action }
role-lacks-fix = Permita { $action } em uma política em linha de { $role }, como faz a pilha do workshop.
role-denied = a política { $policy } nega { $action } a { $role }
role-denied-fix = Remova da política { $policy } de { $role } a instrução que nega { $action }.
role-bounded = o limite de permissões { $boundary } de { $role } não permite { $action }
role-bounded-fix = Permita { $action } em { $boundary } ou remova o limite de permissões de { $role }.
task-role-expected = { $definition } tem { $role } como { $which }
task-role-none = { $definition } não tem { $which }
task-role-fix = Crie uma nova revisão com { $role } como { $which }.

## Parameters

parameter-expected = { $name } ({ $type }): { $value }
parameter-value-is = { $value }
parameter-value-endpoint = o endpoint de { $database }
parameter-value-any = qualquer valor
parameter-saw = { $name } ({ $type })
parameter-absent = não há parâmetro { $name } em { $region }
parameter-absent-fix = Crie o parâmetro { $name } do tipo { $type }, com exatamente este nome e sem caminho.
parameter-slash = O nome começa com uma barra; a página indica { $name }.
parameter-plain = { $name } é uma String comum: todos os que podem ler parâmetros conseguem vê-la. A página indica SecureString.
parameter-port = O valor termina em uma porta ({ $value }); a página indica somente o nome do host.
parameter-instance = { $value } é o endpoint de uma única instância do cluster, que não aceita gravações depois de um failover. É melhor usar o endpoint de gravador { $asked }.
parameter-reader = { $value } é o endpoint de leitor do cluster. Ele só aceita gravações enquanto o cluster não tiver outra instância; é melhor usar o endpoint de gravador { $asked }.
parameter-wrong = { $name }: { $why }
parameter-empty = o valor está vazio
parameter-space = o valor tem um espaço no início ou no fim: “{ $value }”
parameter-scheme = o valor é um endereço com http:// ({ $value }), e não um nome de host
parameter-identifier = o valor é o nome da instância ({ $value }), e não o endpoint dela
parameter-other-database = o valor é o endpoint de outro banco de dados ({ $database })
parameter-other-host = o valor { $value } não é o endpoint do banco de dados do workshop
parameter-port-missing = o valor não indica nenhuma porta, e o banco de dados usa a porta { $port }
parameter-port-other = o valor { $value } indica uma porta diferente de { $port }, que o banco de dados usa
parameter-read-only = o valor é o endpoint de leitor do cluster ({ $value }), que não aceita gravações
parameter-other = o valor é { $value }
text-hidden = (não exibido, porque pode ser uma senha)
parameter-fix = Defina este valor para { $name }: { $value }. Depois, se você já tem o serviço, force uma nova implantação.
parameter-empty-fix = Defina um valor para { $name }. Depois, se você já tem o serviço, force uma nova implantação.
parameter-space-fix = Remova o espaço no início ou no fim do valor de { $name }. Depois, se você já tem o serviço, force uma nova implantação.

## EFS

mount-targets-expected = { $file_system } tem destinos de montagem disponíveis nas zonas de { $subnets }
mount-targets-saw = { $file_system } tem destinos de montagem disponíveis em { $zones }
mount-targets-zone = { $file_system } não tem destino de montagem em { $zone }; outros destinos de montagem: { $found }
mount-targets-zone-fix = Adicione um destino de montagem em { $zone }; a página usa { $subnets }.
mount-targets-other-vpc = destinos de montagem fora de { $vpc }: { $targets }
mount-targets-other-vpc-fix = Exclua os destinos de montagem de { $file_system } e crie-os em { $vpc }.
mount-targets-elsewhere = Os destinos de montagem estão em { $subnets }; a página usa outras sub-redes das mesmas zonas.

volume-expected = { $definition } tem um volume do EFS de { $file_system }
volume-saw = volume { $volume } de { $file_system }
volume-none = { $definition } não tem volume do EFS
volume-other = em vez disso, { $definition } monta { $found }
volume-root = o volume { $volume } começa em { $root }, um diretório que talvez não exista
volume-root-fix = Crie uma nova revisão em que o volume { $volume } tenha “/” como diretório raiz.
volume-fix = Crie uma nova revisão com um volume do EFS de { $file_system }.
volume-unencrypted = O volume { $volume } é montado sem criptografia em trânsito: o que é lido e gravado passa pela rede sem proteção.
volume-access-point = O volume passa pelo access point { $point }, cujo diretório não foi examinado.
mount-expected = o volume do EFS está montado em { $path }
mount-saw = { $container } o monta em { $path }
mount-none = { $container } não tem mount point para um volume do EFS
mount-other = { $container } o monta em { $paths }
mount-fix = Crie uma nova revisão com o mount point { $path }.

## Load balancer

lb-subnets-expected = { $load_balancer } está em { $subnets }
lb-subnets-saw = { $load_balancer } está em { $subnets }
lb-subnets-wrong = { $load_balancer } está em { $subnets }, e não em sub-redes públicas da VPC do workshop
lb-zones-few = { $load_balancer } está somente em { $subnets }
lb-subnets-fix = Edite as sub-redes do balanceador de carga: { $subnets }.
listener-expected = { $load_balancer } escuta em { $listener } e encaminha para { $target_group }
listener-saw = { $load_balancer } { $listener } encaminha para { $target_group }
listener-absent = { $load_balancer } não tem listener na porta { $port }; listeners encontrados: { $found }
listener-protocol = { $load_balancer } escuta em { $listener }
listener-other = { $load_balancer } { $listener } { $does }
listener-some = { $path }: { $load_balancer } { $listener } { $does }
listener-advice = { $load_balancer } { $listener } { $does }; a página pede um listener que encaminhe tudo
action-forward = encaminha para { $groups }
action-fixed = responde com um { $status } fixo
action-redirect = redireciona para { $url }
action-circle = redireciona em círculo
action-no-listener = redireciona para { $listener }, para o qual não tem listener
action-share = envia { $percent } % das solicitações para { $group }
action-share-dead = envia { $percent } % das solicitações para { $group }, que não tem nenhum destino íntegro
action-other = faz outra coisa ({ $type })
listener-fix = Faça o listener { $listener } encaminhar tudo para { $target_group }; se ele não existir, adicione-o.

## Task definition

container-none = { $definition } não tem contêiner
image-expected = imagem { $image }
image-saw = { $container } executa { $image }
image-fix = Crie uma nova revisão com a imagem { $image }.
image-elsewhere = { $image } vem do Docker Hub, que limita downloads anônimos: uma turma atrás de um único gateway NAT logo recebe “toomanyrequests”. A página indica { $asked }.
image-mirror = { $image } vem de outro registro. Não é possível ver aqui se é a mesma imagem; a página indica { $asked }.
image-digest = A imagem está fixada somente pelo digest: a versão e a variante não podem ser vistas aqui. A página indica { $asked }.
image-tag = A tag é { $tag }; a página indica { $asked }.
image-variant = { $saw }: a variante { $variant } não escuta na porta { $port }
image-behind = A variante { $variant } não escuta na porta { $port }; { $proxy } precisa repassar as solicitações a ela.
port-expected = um contêiner de { $definition } mapeia a porta { $port } (TCP)
port-saw = { $container } mapeia a porta { $port }
port-other = mapeamentos de portas de { $definition }: { $found }
port-fix = Crie uma nova revisão cujo contêiner mapeie a porta { $port }, TCP.
secrets-expected = por ValueFrom: { $pairs }
secrets-saw = { $container } obtém { $variables } do Parameter Store
secrets-wrong = { $container }: { $problems }
secret-plain = { $variable } é um valor direto, e não ValueFrom
secret-absent = falta { $variable }
secret-elsewhere = { $variable } está definida somente em { $container }
secret-other = { $variable } vem de { $value }, e não de { $parameter }
secret-manager = { $variable } vem do Secrets Manager; a página usa o parâmetro { $parameter }.
variable-other = { $variable } não é { $asked }, por isso o WordPress não encontra as tabelas migradas
variable-advice = { $variable } não é { $asked }. Confira se o banco de dados tem tabelas com esse prefixo.
variable-fix = Crie uma nova revisão sem { $variable } ou com o valor { $asked }.
log-group-expected = o grupo de logs existe ou a função de execução da tarefa pode criá-lo
log-group-none = { $definition } não coleta logs, e tudo bem
log-group-saw = grupo de logs: { $groups }
log-group-absent = { $container } grava no grupo de logs { $group }, que não existe, e a função não pode criá-lo
log-group-fix = Crie o grupo de logs { $group } ou desative a coleta de logs em uma nova revisão.

## Service

launch-expected = { $service } é executado em { $asked }
launch-saw = { $service } é executado em { $found }
launch-other = { $service } é executado em { $found }. O site pode funcionar mesmo assim, mas a página pede { $asked }
launch-fix = Exclua o serviço e crie-o novamente com { $asked }.
launch-advice = O serviço é executado em { $found }, que a AWS pode retomar com um aviso de dois minutos.
platform-expected = { $service } usa a versão da plataforma { $at_least } ou mais recente
platform-saw = { $service }: { $found }
platform-old = { $service } usa { $found }, que não consegue montar o EFS
platform-fix = Atualize o serviço para a versão da plataforma { $at_least } ou LATEST e force uma nova implantação.
task-subnets-expected = { $service } é executado em { $subnets }
task-subnets-saw = { $service } é executado em { $subnets }
task-subnets-none = { $service } não tem sub-redes
task-subnets-other-vpc = { $subnet } está em outra VPC
task-subnets-no-public-ip = { $subnet } é uma sub-rede pública, e nela as tarefas não recebem endereço público: não conseguem alcançar a internet
task-subnets-no-way-out = { $subnet } não tem saída para a internet
task-subnets-fix = Atualize a rede (“Networking”) do serviço para { $subnets }. Se o console não permitir, exclua o serviço e crie-o novamente.
task-subnets-public = As tarefas são executadas em { $subnets } com endereços públicos, abertas à internet; a página usa sub-redes privadas.
task-subnets-one-zone = Todas as tarefas são executadas em uma única zona de disponibilidade: se ela falhar, o site também falha.
service-tg-expected = { $service } registra a porta { $port } em { $target_group }
service-tg-saw = { $service } registra { $container }:{ $port } em { $target_group }
service-tg-none = { $service } não tem balanceador de carga
service-tg-other = { $service } registra as tarefas em { $found }
service-tg-port = { $service } registra a porta { $port }
service-tg-fix = Atualize o serviço, ou crie-o novamente, com o grupo de destino { $target_group } e a porta { $port } do contêiner.
revision-expected = { $service } executa { $definition }
revision-saw = { $service } executa { $found }
revision-other = { $service } ainda executa { $found }; a revisão que corresponde à página é { $wanted }
revision-fix = Atualize o serviço para { $wanted } e force uma nova implantação.
desired-expected = número desejado de tarefas de { $service }: { $count }
desired-saw = { $service } pede { $count ->
    [one] { $count } tarefa
   *[other] { $count } tarefas
}
desired-few = A página pede { $count } tarefas: com menos, toda implantação ou falha é uma interrupção.
desired-fix = Atualize o serviço para { $count } tarefas desejadas.
scaling-expected = { $service } escala no intervalo de { $bounds } tarefas, por { $metric } com o valor { $target }
scaling-saw = { $service } escala no intervalo de { $bounds } tarefas
scaling-none = { $service } não escala automaticamente.
scaling-bounds = Escala no intervalo de { $bounds } tarefas; a página indica { $asked }.
scaling-policy = Não tem uma política de target tracking para { $metric } com o valor { $target }.
scaling-suspended = O escalonamento dinâmico está suspenso: as políticas não têm efeito.
steady-expected = { $service } executa todas as tarefas, e a implantação terminou
steady-saw = { $service } executa { $running } de { $desired } tarefas, e a implantação terminou
steady-pending = a implantação de { $service }: { $running } de { $desired } tarefas em execução
steady-not = { $service } executa { $running } de { $desired } tarefas
steady-fix = Veja a última tarefa interrompida no console do ECS. Depois da correção, atualize o serviço com “Force new deployment”: uma implantação que falhou não inicia nada sozinha.
targets-expected = todos os destinos de { $target_group } estão íntegros (healthy)
targets-saw = { $count ->
    [one] { $count } destino
   *[other] { $count } destinos
} de { $target_group } healthy
targets-none = { $target_group } não tem destinos
targets-none-fix = Faça o serviço registrar ali as tarefas; elas se registram quando estão em execução.
targets-strays = estes destinos de { $target_group } não são tarefas do serviço: { $targets }
targets-strays-advice = Estes destinos não são tarefas do serviço: { $targets }. Cancele o registro deles; o próprio serviço registra suas tarefas.
targets-initial = { $count ->
    [one] { $count } destino
   *[other] { $count } destinos
} de { $target_group } na primeira verificação de integridade
targets-sick = { $target_group }: { $targets }
targets-fix = Abra a aba “Targets” do grupo de destino para ler o que a verificação de integridade informa e, depois, examine as tarefas.

## Site

site-expected = o endereço de { $load_balancer } responde 200 com o { $site }
site-saw = { $url } responde { $status } com o { $site }
site-other-page = { $url } responde { $status }, mas não com o { $site }: é uma resposta fixa ou outra página
site-other-page-fix = Faça o listener encaminhar para o grupo de destino, e o contêiner executar a imagem da página.
site-elsewhere = { $url } envia os visitantes para outro endereço: { $host }
site-elsewhere-fix = Defina como endereço próprio do site o endereço do balanceador de carga.
site-502 = { $url } responde 502: a resposta do contêiner está errada ou incompleta
site-502-fix = Examine os logs e a porta do contêiner.
site-503 = { $url } responde 503: o balanceador de carga não tem destino para onde enviar os visitantes
site-503-fix = Faça o serviço registrar tarefas healthy no grupo de destino.
site-504 = { $url } responde 504: o contêiner não respondeu a tempo
site-504-fix = Descubra o que o contêiner está esperando: em geral, o banco de dados ou o sistema de arquivos.
site-balancer = { $url } responde { $status }: quem responde é o próprio balanceador de carga, por exemplo por uma regra ou pelo AWS WAF; o contêiner não foi consultado
site-balancer-fix = Verifique as regras do listener e a ACL da web do AWS WAF associada ao balanceador de carga.
site-maintenance = { $url } responde { $status }, e quem responde é o contêiner: o site está sendo atualizado ou não pode atender visitantes no momento
site-maintenance-fix = Normalmente termina em até dez minutos. Se continuar, veja os logs do contêiner.
site-other-status = { $url } responde { $status }
site-other-status-fix = Abra o endereço em um navegador e examine os logs do contêiner.
site-refused = { $url } recusa ou interrompe a conexão
site-connect-timed-out = { $url } não responde: não há conexão
site-read-timed-out = { $url } aceita a conexão, mas não responde
site-redirects = { $url } redireciona em círculos
site-not-http = o que responde em { $url } não fala HTTP
site-unreachable-fix = Examine o esquema, as sub-redes, o grupo de segurança e o listener do balanceador de carga.
site-no-address = { $resource } não tem endereço público
site-server-unreachable-fix = Verifique o endereço público do servidor, o grupo de segurança e a tabela de rotas da sub-rede.
site-server-fix = Abra o endereço em um navegador e leia os logs do servidor web.
site-server-elsewhere-fix = Defina o endereço do site como o endereço deste servidor.

## When something could not be read

unknown-denied = não foi possível ler: falta a permissão { $action }
unknown-denied-hint = Solicite { $action } ou use credenciais que tenham essa permissão. “workshop-check policy --suite { $suite }” mostra tudo o que é necessário.
unknown-denied-scp = não foi possível ler: uma política de controle de serviços (service control policy, SCP) da organização nega { $action }
unknown-denied-rcp = não foi possível ler: uma política de controle de recursos (resource control policy, RCP) da organização nega { $action }
unknown-denied-boundary = não foi possível ler: o limite de permissões (permissions boundary) do usuário ou da função não permite { $action }
unknown-denied-session = não foi possível ler: a política de sessão (session policy) das credenciais não permite { $action }
unknown-denied-endpoint = não foi possível ler: a política do endpoint da VPC pelo qual a solicitação passou não permite { $action }
unknown-denied-by-hint = Nenhuma política sua resolve. Fale com o administrador da conta ou da organização.
unknown-throttled = não foi possível ler: a AWS respondeu repetidamente “too many requests” a { $call }
unknown-timed-out = não foi possível ler: nenhuma resposta a tempo para { $call }
unknown-again-hint = Verifique novamente em um minuto.
unknown-failed = não foi possível ler: { $call } falhou com { $code }: { $message }
unknown-not-read = não foi possível avaliar: o snapshot foi criado sem { $call }
unknown-not-read-hint = Crie um novo snapshot para este conjunto de verificações.
unknown-not-recorded-hint = Esta conta de demonstração foi gravada sem essa chamada. Verifique uma conta sua.
unknown-no-field = não foi possível avaliar: nenhum resultado de { $call } tem o campo “{ $field }”, que o conjunto de verificações lê
unknown-no-field-hint = Isto não diz nada sobre a conta. Avise quem escreveu o conjunto: o campo está mal escrito em “keep” ou deve constar em “may_lack”.
unknown-not-modelled = não foi possível avaliar: depende de { $what }, que este programa não conhece
unknown-not-modelled-hint = Compare com o que a página pede: { $expected }.
unknown-not-confirmed = ainda não confirmado: nenhuma API da AWS informa isso
unknown-not-confirmed-hint = Mostre ao seu instrutor, que o marca na coluna “{ $column }” da lista da turma.
unknown-site-proxy = não foi possível ler: um proxy entre este computador e o site responde no lugar dele ({ $how })
unknown-site-portal = não foi possível ler: a rede deste computador responde no lugar do site, como um captive portal ou um filtro da web ({ $how })
unknown-site-resolver = não foi possível ler: o resolvedor de DNS deste computador não conhece { $how }, embora a AWS informe esse nome. O nome de um balanceador de carga novo leva um ou dois minutos
unknown-site-inspection = não foi possível ler: o certificado é de uma autoridade desconhecida, como quando a rede deste computador inspeciona TLS ({ $how })
unknown-site-network = não foi possível ler: a rede deste computador não permite chegar ao site ({ $how })
unknown-site-hint = Isso não diz nada sobre a conta. Verifique de novo a partir de outra rede ou sem o proxy (NO_PROXY), ou abra o site em um navegador.
unknown-site-addresses = não foi possível ler: sem conexão, e o grupo de segurança do balanceador de carga admite apenas alguns endereços ({ $how }), entre os quais talvez não esteja o deste computador
unknown-site-addresses-hint = Verifique a partir de um endereço que a regra admita, ou faça a regra admitir todos (0.0.0.0/0).

root-cause-summary = { $title }: { $actual }

## What AWS says at run time

symptom-found = { $actual }: { $meaning }
symptom-found-quoted = { $actual }: { $meaning }. { $quote }
symptom-unknown = { $actual }. { $quote }
symptom-unknown-fix = Veja a última tarefa interrompida no console do ECS. Depois da correção, atualize o serviço com “Force new deployment”.
symptom-fixed-since = { $actual }: a última implantação falhou. A causa já está resolvida. { $quote }
symptom-fixed-since-fix = Atualize o serviço com “Force new deployment”: uma implantação que falhou não inicia nada sozinha.
aws-says = A AWS informa: “{ $text }”
aws-says-aged = A AWS informou { $age }: “{ $text }”
age-seconds = há menos de um minuto
age-minutes = { $count ->
    [one] há { $count } minuto
   *[other] há { $count } minutos
}
age-hours = { $count ->
    [one] há { $count } hora
   *[other] há { $count } horas
}
age-days = há { $count } dias
evidence-text = { $source }: { $text }
evidence-aged = { $source }, { $age }: { $text }
evidence-task = tarefa interrompida
evidence-container = contêiner
evidence-sidecar = outro contêiner
evidence-event = evento do serviço
evidence-deployment = implantação
evidence-target = destino
evidence-site = site
evidence-resource = AWS
evidence-exit-code = código de saída { $code }
evidence-exit-code-of = { $container }: código de saída { $code }

# Found elsewhere. $absent is one of the sentences about what is missing.
elsewhere-found = { $absent }; existe em { $places }
elsewhere-fix = Crie { $what } em { $here }. Se você trabalha em { $region }, verifique com --region { $region }.
elsewhere-vpc-fix = { $name } está em { $region }: verifique com --region { $region }.

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } o monta em { $path } como somente leitura: não é possível salvar uploads
mount-read-only-fix = Crie uma nova revisão em que o mount point { $path } não seja somente leitura.
parameter-type = { $name } foi salvo como { $type }; a página indica String, e aqui só é possível verificar o valor de uma String.
parameter-type-read = { $name } foi salvo como { $type }; a página indica String.
parameter-other-user = O valor é { $value }; o usuário mestre do banco de dados é { $user }. Confira se ambos existem no banco de dados.
task-role-both = A página escolhe { $role } tanto como função da tarefa quanto como função de execução da tarefa; só uma das duas está definida.
