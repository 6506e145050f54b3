# The attendee's words for the module "database migration".

suite = Migração do banco de dados

step-prerequisites = Antes de começar
step-setup-network = Configurar a rede
step-create-target-db = Criar o banco de dados de destino
step-create-replication-instance = Criar a instância de replicação
step-create-endpoints = Criar os endpoints de origem e de destino
step-create-task = Criar e executar uma tarefa de replicação
page-database-migration-configure_source_database = Configurar o banco de dados de origem

kind-stack = pilha do CloudFormation
kind-stack-failure = evento com falha da pilha
kind-replication-subnet-group = grupo de sub-redes de replicação
kind-replication-instance = instância de replicação
kind-endpoint = endpoint do DMS
kind-endpoint-connection = teste de conexão
kind-replication-task = tarefa de migração de banco de dados

## Before you start

check-stack = A pilha do workshop está implantada
    .failed = A pilha do workshop não está implantada
    .why = Ela cria as VPCs, os servidores de origem e os perfis.
    .fix = Leia os eventos da pilha no console do CloudFormation, a partir da primeira falha. Se ela estiver sendo excluída, espere até que desapareça e implante-a novamente. Caso contrário, exclua-a só se faltar algo dela: antes é preciso excluir o que você criou nas VPCs dela.
check-target-vpc = { $vpc } existe
    .failed = { $vpc } não existe
    .why = A pilha do workshop cria essa VPC. O banco de dados de destino e a instância de replicação ficam nela.
check-public-subnets = As sub-redes públicas alcançam a internet
    .failed = Uma sub-rede pública não existe ou não tem acesso à internet
    .why = Por elas a instância de replicação alcança o banco de dados de origem.

## Set up networking

check-replication-group = O grupo de segurança da instância de replicação existe
    .failed = O grupo de segurança da instância de replicação não existe na { $vpc }
    .why = Por esse grupo o banco de dados admite a instância de replicação. Ele não precisa de regras de entrada.
check-database-group = O grupo de segurança do banco de dados existe
    .failed = O grupo de segurança do banco de dados não existe na { $vpc }
    .why = A regra dele decide quem pode se conectar ao banco de dados.
check-database-from-replication = O banco de dados admite a instância de replicação
    .failed = O banco de dados não admite a instância de replicação
    .why = O DMS grava no banco de dados de destino pela porta 3306.
check-replication-group-out = O RI-SG permite a saída de MySQL
    .failed = O RI-SG não permite a saída de MySQL
    .why = A instância de replicação se conecta aos dois bancos de dados pela porta 3306. Um novo grupo de segurança permite toda a saída.

## Create target DB

check-database = O banco de dados de destino existe
    .failed = O banco de dados de destino não existe em { $vpc }
    .why = O DMS copia os dados da loja para ele.
check-database-engine = O banco de dados de destino é MySQL
    .failed = O banco de dados de destino não é MySQL
    .why = O banco de dados de origem é MySQL, e a loja precisa de MySQL.
check-database-has-group = O banco de dados de destino tem o grupo de segurança dele
    .failed = O banco de dados de destino tem outro grupo de segurança
    .why = A regra para a instância de replicação está neste grupo.
check-database-single = O banco de dados de destino não tem instância em espera
    .failed = O banco de dados de destino tem uma instância em espera
    .why = Uma instância em espera dobra o custo, e o workshop não precisa dela.
check-database-available = O banco de dados de destino está disponível
    .failed = O banco de dados de destino não está disponível
    .why = Um banco de dados parado ou em exclusão não responde.

## Create replication instance

check-subnet-group = O grupo de sub-redes de replicação existe
    .failed = O grupo de sub-redes de replicação não existe na { $vpc }
    .why = Ele diz em quais sub-redes a instância de replicação pode ficar.
check-subnet-group-public = As sub-redes do grupo de sub-redes são públicas
    .failed = Uma sub-rede do grupo de sub-redes não é pública
    .why = A instância de replicação alcança o banco de dados de origem pela internet.
asked-public-subnets = um grupo de sub-redes de replicação só com sub-redes públicas
    .saw = As sub-redes de { $things } são públicas
    .found = Uma sub-rede de { $things } não tem rota para um gateway da Internet
    .fix = No console do DMS, escolha as sub-redes públicas para o grupo de sub-redes { $things }.
check-replication-instance = A instância de replicação existe
    .failed = A instância de replicação não existe na { $vpc }
    .why = Ela lê o banco de dados de origem e grava no de destino.
check-replication-instance-subnets = A instância de replicação usa o grupo de sub-redes de replicação
    .failed = A instância de replicação usa outro grupo de sub-redes de replicação
    .why = O grupo de sub-redes decide de onde ela alcança os bancos de dados.
    .fix = Nem o endereço nem as sub-redes de uma instância de replicação podem ser alterados. Crie outra como diz a página.
check-replication-instance-public = A instância de replicação é acessível publicamente
    .failed = A instância de replicação não é acessível publicamente
    .why = Sem endereço público, ela não alcança o banco de dados de origem pela internet.
    .fix = Nem o endereço nem as sub-redes de uma instância de replicação podem ser alterados. Crie outra como diz a página.
check-replication-instance-group = A instância de replicação tem seu grupo de segurança
    .failed = A instância de replicação tem outro grupo de segurança
    .why = A regra do banco de dados permite este grupo.
check-replication-instance-single = A instância de replicação está em uma só zona de disponibilidade
    .failed = A instância de replicação está em várias zonas de disponibilidade
    .why = O Multi-AZ dobra o custo, e o workshop não precisa dele.
check-replication-instance-available = A instância de replicação está disponível
    .failed = A instância de replicação não está disponível
    .why = Só uma instância disponível testa endpoints e executa tarefas.

## Create source and target endpoints

check-source-endpoint = O endpoint de origem existe
    .failed = O endpoint de origem não existe
    .why = Ele diz ao DMS como alcançar o banco de dados de origem.
check-source-endpoint-type = O tipo do endpoint de origem é “source”
    .failed = O tipo do endpoint de origem não é “source”
    .why = Uma tarefa lê de um endpoint de origem e grava em um endpoint de destino.
check-source-endpoint-engine = O mecanismo do endpoint de origem é MySQL
    .failed = O mecanismo do endpoint de origem não é MySQL
    .why = O banco de dados de origem é MySQL.
check-source-endpoint-server = O servidor do endpoint de origem não é o banco de dados de destino
    .failed = O servidor do endpoint de origem é o banco de dados de destino
    .why = O banco de dados seria migrado de si mesmo.
check-source-endpoint-port = A porta do endpoint de origem é 3306
    .failed = A porta do endpoint de origem não é 3306
    .why = O banco de dados de origem escuta nessa porta.
check-target-endpoint = O endpoint de destino existe
    .failed = O endpoint de destino não existe
    .why = Ele diz ao DMS como alcançar o banco de dados de destino.
check-target-endpoint-type = O tipo do endpoint de destino é “target”
    .failed = O tipo do endpoint de destino não é “target”
    .why = Uma tarefa lê de um endpoint de origem e grava em um endpoint de destino.
check-target-endpoint-engine = O mecanismo do endpoint de destino é MySQL
    .failed = O mecanismo do endpoint de destino não é MySQL
    .why = O banco de dados de destino é MySQL.
check-target-endpoint-server = O servidor do endpoint de destino é o banco de dados de destino
    .failed = O servidor do endpoint de destino não é o banco de dados de destino
    .why = O DMS gravaria em outro banco de dados.
check-target-endpoint-port = A porta do endpoint de destino é a do banco de dados de destino
    .failed = A porta do endpoint de destino não é a do banco de dados de destino
    .why = Por outra porta o DMS não alcança o banco de dados.
check-source-connection = A conexão com a origem foi testada
    .failed = A conexão com a origem não foi testada
    .why = Uma tarefa só inicia se os dois testes tiverem êxito.
check-source-connection-successful = A instância de replicação alcança a origem
    .failed = A conexão com a origem falha
    .why = A instância precisa de um endereço público, e o endpoint do servidor, da porta, do usuário e da senha corretos.
    .fix = Se o teste falhar de novo, compare o nome do servidor, o usuário e a senha com a página.
check-target-connection = A conexão com o destino foi testada
    .failed = A conexão com o destino não foi testada
    .why = Uma tarefa só inicia se os dois testes tiverem êxito.
check-target-connection-successful = A instância de replicação alcança o destino
    .failed = A conexão com o destino falha
    .why = O banco de dados precisa admitir a instância, e o endpoint precisa do usuário e da senha corretos.
    .fix = Se o teste falhar de novo, compare o usuário e a senha com os do banco de dados.

## Create and run a replication task

check-task = A tarefa existe
    .failed = A tarefa não existe
    .why = Ela copia os dados e depois cada alteração.
check-task-source = A tarefa lê do endpoint de origem
    .failed = A tarefa lê de outro endpoint
    .why = Ela copiaria outro banco de dados.
check-task-target = A tarefa grava no endpoint de destino
    .failed = A tarefa grava em outro endpoint
    .why = Os dados chegariam a outro banco de dados.
check-task-instance = A tarefa é executada na instância de replicação
    .failed = A tarefa é executada em outra instância de replicação
    .why = Só essa instância alcança os dois bancos de dados.
check-task-type = A tarefa migra os dados existentes e replica as alterações
    .failed = A tarefa não migra os dados existentes e replica as alterações
    .why = A loja continua gravando na origem até a troca.
check-task-schema = A tarefa migra o esquema { $schema }
    .failed = A tarefa migra outro esquema
    .why = As tabelas da loja estão nesse esquema.
check-task-names = As tabelas mantêm seus nomes
    .failed = A tarefa dá outros nomes ao esquema ou às tabelas
    .why = A loja os procura com esses nomes.
check-task-tables-kept = A tarefa deixa as tabelas de destino como estão
    .failed = A tarefa altera as tabelas de destino existentes
    .why = A página pede “Não fazer nada”.
check-task-logs = A tarefa grava logs
    .failed = A tarefa não grava logs
    .why = Os logs dizem por que uma tabela não pôde ser copiada.
check-task-validation = A tarefa valida os dados copiados
    .failed = A tarefa não valida os dados copiados
    .why = A validação compara origem e destino linha por linha.
check-task-running = A tarefa está em execução
    .failed = A tarefa não está em execução
    .why = Uma tarefa que replica alterações nunca termina por si só. Se ela para, muitas vezes o log binário da origem não está ativado.
    .fix = Se ela parar de novo, compare o banco de dados de origem com a página “Configure Source Database”.
check-task-tables-loaded = Há tabelas carregadas
    .failed = Nenhuma tabela está carregada
    .why = A carga completa vem antes das alterações.
check-task-tables-without-errors = Nenhuma tabela tem erro
    .failed = Uma tabela tem um erro
    .why = Os dados dessa tabela faltam no destino.
    .fix = Abra a guia Estatísticas da tabela da tarefa e leia o log da tabela com o erro.

## Alterações

change-stack-roll-back = reverta a atualização de { $name }
change-public-subnets = defina as sub-redes públicas de { $vpc } como sub-redes de { $name }
change-database-move = mova { $name } para { $vpc }; enquanto isso, o banco de dados não responde
change-instance-groups = associe { $asked } a { $name }
change-instance-storage = aumente o armazenamento alocado de { $name } para 100 GB
change-instance-again = crie { $name }-2 com as configurações da página, mova para ela as tarefas de { $name } e exclua { $name }
change-endpoint-password = insira novamente a senha de { $name } e teste a conexão
change-test-connection = teste a conexão de { $name }
change-task-schema = corrija as regras de seleção de { $name } para que incluam todas as tabelas de { $schema }
change-task-names = remova de { $name } as regras de transformação que renomeiam { $schema } ou suas tabelas e carregue as tabelas novamente
change-source-server = defina o nome do servidor de { $name } como o do banco de dados de origem (DBServerDNSName nas saídas da pilha)
change-task-instance = mova { $name } para { $asked }
change-task-start = inicie { $name }
change-task-resume = retome { $name }
change-task-load = inicie { $name } desde o início, para que carregue as tabelas

## What AWS reports

symptom-stack-runtime = o modelo é antigo: pede um runtime do Lambda que a AWS não oferece mais
    .fix = Use o modelo do repositório do workshop. Defina Runtime das duas funções como uma versão atual do Python. Implante-o como na opção 2 da página.
symptom-stack-image = o modelo é antigo ou feito para outra Região: a imagem (AMI) dele não está disponível aqui
    .fix = Implante a pilha em us-west-2. Se a imagem não existir mais, coloque uma imagem atual do Ubuntu no modelo do repositório do workshop.
symptom-stack-code = o modelo busca o código das funções em um bucket que não pode ser lido desta Região
    .fix = Implante a pilha em us-west-2 ou coloque o código em um bucket seu, como na opção 2 da página.
symptom-stack-exists = já existe algo com o nome que a pilha atribui
    .fix = Exclua o que a mensagem cita (um perfil ou um usuário de uma tentativa anterior) e implante a pilha novamente.
symptom-stack-quota = uma cota da conta está esgotada
    .fix = Exclua o que não é mais necessário (VPCs, endereços IP elásticos) ou solicite uma cota maior. Depois, implante a pilha novamente.
symptom-stack-denied = você não tem permissão para criar o que a pilha precisa
    .fix = Implante a pilha como um usuário com permissões de administrador.
symptom-dms-privileges = o usuário da origem não pode ler as alterações
    .fix = Conceda REPLICATION CLIENT e REPLICATION SLAVE ao usuário, como diz a página “Configure Source Database”, e retome a tarefa.
symptom-dms-access-denied = o banco de dados recusa o usuário ou a senha
    .failed = O banco de dados recusa o usuário ou a senha
    .fix = Insira novamente a senha do endpoint e teste a conexão de novo.
symptom-dms-host-not-allowed = o banco de dados de origem não admite o usuário a partir deste endereço
    .fix = Crie o usuário para qualquer host (“%”), como diz a página “Configure Source Database”.
symptom-dms-binary-log = o log binário da origem não está como o DMS precisa
    .fix = Defina server-id, log_bin e binlog_format=ROW, como diz a página “Configure Source Database”, reinicie o MySQL e depois a tarefa.
symptom-dms-unknown-host = o nome do servidor do endpoint não existe
    .fix = Copie novamente o nome do servidor: DBServerDNSName para a origem, o endpoint do RDS para o destino.
symptom-dms-no-tables = a tarefa não encontra tabelas que correspondam à regra de seleção
    .fix = Corrija o esquema nos mapeamentos de tabelas. Maiúsculas contam, e este nome tem um hífen.
symptom-dms-unknown-database = o banco de dados indicado não existe
    .fix = Deixe vazio o nome do banco de dados do endpoint e compare o esquema com a origem.
symptom-dms-network = a instância de replicação não alcança o servidor nesta porta
    .failed = A instância de replicação não alcança o banco de dados
    .fix = Compare o nome do servidor e a porta com a página. Para o destino, confira a regra do grupo do banco de dados; para a origem, confira se o servidor está em execução e se o VPC Block Public Access não bloqueia a conexão.
