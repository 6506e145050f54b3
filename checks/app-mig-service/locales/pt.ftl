# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = Antes de começar
step-setup = Configuração inicial
step-install-agent = Instalar o agente
step-server-details = Atualizar os detalhes do servidor
step-test = Iniciar a instância de teste
step-launch = Iniciar a instância de substituição
step-webserver-config = Configurar a aplicação
page-database-migration-create-target-db = Criar o banco de dados de destino

kind-stack = pilha do CloudFormation
kind-stack-failure = evento com falha da pilha
kind-replication-template = modelo de configurações de replicação
kind-source-server = servidor de origem
kind-launch-settings = configurações de execução
kind-launch-template = modelo de execução

## Before you start

check-stack = A pilha do workshop está implantada
    .failed = A pilha do workshop não está implantada
    .why = Ela cria as VPCs, os servidores de origem e os perfis.
    .fix = Leia os eventos da pilha no console do CloudFormation, a partir da primeira falha. Se ela estiver sendo excluída, espere até que desapareça e implante-a novamente. Caso contrário, exclua-a só se faltar algo dela: antes é preciso excluir o que você criou nas VPCs dela.
check-target-vpc = { $vpc } existe
    .failed = { $vpc } não existe
    .why = A pilha do workshop cria essa VPC. O servidor web é migrado para ela.
check-vpc-dns = A { $vpc } resolve nomes DNS
    .failed = A { $vpc } não resolve nomes DNS
    .why = Sem nomes de host DNS, o servidor web não tem nome DNS público; sem DNS, ele não encontra o banco de dados.
check-public-subnets = As sub-redes públicas alcançam a internet
    .failed = Uma sub-rede pública não existe ou não tem acesso à internet
    .why = O servidor de replicação e o servidor web migrado ficam nelas.
check-database = O banco de dados de destino existe
    .failed = O banco de dados de destino não existe em { $vpc }
    .why = A loja no servidor web migrado lê dele os seus dados.
check-database-available = O banco de dados de destino está disponível
    .failed = O banco de dados de destino não está disponível
    .why = Um banco de dados parado ou em exclusão não responde.
check-database-engine = O banco de dados de destino é MySQL
    .failed = O banco de dados de destino não é MySQL
    .why = A loja precisa de MySQL.

## Initial setup

check-template = O modelo de configurações de replicação existe
    .failed = O modelo de configurações de replicação não existe
    .why = Ele indica onde o AWS Application Migration Service inicia seus servidores de replicação.
    .fix = Abra o console do AWS Application Migration Service e escolha Começar.
check-staging-subnet = A sub-rede da área de preparação é pública
    .failed = A sub-rede da área de preparação não é pública
    .why = O agente no servidor de origem envia os dados pela internet ao servidor de replicação.
asked-staging-subnet = uma sub-rede pública de { $vpc } como sub-rede da área de preparação
    .saw = A sub-rede da área de preparação é { $things }
    .found = { $things } não é uma sub-rede pública
    .fix = No console do AWS Application Migration Service, abra Configurações e escolha { $vpc }-public-a. Para um servidor da lista, altere também as configurações de replicação dele.

## Install agent

check-source-server = O servidor de origem está na lista
    .failed = Nenhum servidor de origem está na lista
    .why = O agente adiciona o servidor à lista quando é instalado.
    .fix = Execute o instalador novamente no servidor web de origem, com a Região e a chave de acesso da página.
check-replicating = A replicação está em andamento
    .failed = A replicação parou
    .why = Só um servidor copiado pode ser iniciado.
    .fix = Abra o servidor no console do AWS Application Migration Service e leia o painel de migração.

## Update server details

check-right-sizing = O dimensionamento do tipo de instância está desativado
    .failed = O dimensionamento do tipo de instância está ativado
    .why = Com o dimensionamento, o serviço substitui o tipo de instância do modelo de execução.
    .fix = Abra as configurações de execução do servidor, escolha Editar e defina o dimensionamento do tipo de instância como Nenhum.
check-default-version = A nova versão do modelo de execução é a padrão
    .failed = A nova versão do modelo de execução não é a padrão
    .why = O serviço inicia a versão padrão. Uma nova versão não se torna a padrão automaticamente.
asked-default-version = um modelo de execução cuja versão mais recente é a padrão
    .saw = A versão padrão de { $things } está correta
    .found = A versão padrão de { $things } não é a mais recente
    .fix = Abra o modelo de execução, selecione a versão mais recente e escolha Ações, Definir versão padrão.
check-server-ready = O servidor está copiado
    .failed = O servidor não está copiado
    .why = Uma instância de teste pode ser iniciada quando o status da replicação de dados é Íntegro.
    .fix = Abra o servidor no console do AWS Application Migration Service e leia o painel de migração.

## Launch test instance

check-test-launched = Uma instância de teste foi iniciada
    .failed = Nenhuma instância de teste foi iniciada
    .why = O teste mostra antes da substituição se a cópia inicia.
    .fix = Escolha Teste e substituição, Iniciar instâncias de teste. Se o início falhou, leia o trabalho no histórico de execuções.
check-ready-for-cutover = O servidor está marcado como pronto para a substituição
    .failed = O servidor não está marcado como pronto para a substituição
    .why = Só depois disso uma instância de substituição pode ser iniciada.
    .fix = Quando a instância de teste estiver em execução, escolha Teste e substituição, Marcar como “Pronto para substituição”.

## Launch cutover instance

check-cutover-launched = A substituição foi iniciada
    .failed = A substituição não foi iniciada
    .why = A instância de substituição é o servidor web migrado.
    .fix = Escolha Teste e substituição, Iniciar instâncias de substituição. Se um trabalho ainda estiver em execução, espere até ele terminar.
check-webserver = O servidor web migrado existe
    .failed = O servidor web migrado não existe em { $vpc }
    .why = Iniciado com outra versão do modelo de execução, ele fica em outra VPC.
    .fix = Confira a versão padrão do modelo de execução e inicie novamente. Depois de finalizado o cutover, nada mais é iniciado: arquive o servidor, instale o agente novamente e repita os passos a partir daí.
check-webserver-type = O tipo de instância é { $instance_type }
    .failed = O tipo de instância é outro
    .why = A página pede esse tipo, que basta para a loja.
    .advice = Outro tipo pode custar mais.
check-webserver-running = Está em execução
    .failed = Não está em execução
    .why = Um servidor parado não responde.
    .fix = Inicie a instância no console do EC2.
check-webserver-subnet = Está em uma sub-rede pública
    .failed = Não está em uma sub-rede pública
    .why = Os visitantes o alcançam pelo gateway da internet.
asked-webserver-subnet = um servidor web em uma sub-rede pública
    .saw = { $things } está em uma sub-rede pública
    .found = { $things } não está em uma sub-rede pública
    .fix = Escolha { $vpc }-public-a no modelo de execução, torne essa versão a padrão e inicie novamente.
check-webserver-public = Tem um endereço público
    .failed = Não tem endereço público
    .why = Sem ele, os visitantes não conseguem acessá-lo.
asked-webserver-public = um servidor web com um endereço IPv4 público
    .saw = { $things } tem um endereço público
    .found = { $things } não tem endereço público
    .fix = Ative a atribuição automática de IP público no modelo de execução, torne essa versão a padrão e inicie novamente. Ou associe um endereço IP elástico à instância.
check-cutover-finalized = A substituição está finalizada
    .failed = A substituição não está finalizada
    .why = Até lá, a replicação continua e os servidores dela custam dinheiro.
    .fix = Escolha Teste e substituição, Finalizar substituição.

## Configure application

check-webserver-http = O servidor web admite visitantes
    .failed = O servidor web não admite visitantes
    .why = Os visitantes chegam pela porta 80.
check-ssh-from-own-address = SSH somente do seu próprio endereço
    .why = Assim, ninguém mais pode testar senhas e chaves no servidor Web.
asked-ssh = uma regra para SSH (porta 22) somente do seu próprio endereço
    .saw = { $things } permite SSH somente de endereços individuais
    .found = { $things } não tem uma regra para SSH de um único endereço
    .fix = Adicione uma regra de entrada para SSH com “Meu IP” como origem e remova as mais amplas.
check-database-from-webserver = O banco de dados admite o servidor web
    .failed = O banco de dados não admite o servidor web
    .why = A loja lê os dados pela porta 3306.
check-visitors-reach-webserver = Os visitantes alcançam o servidor web
    .failed = Os visitantes não alcançam o servidor web
    .why = As solicitações passam pelo gateway da internet, pela ACL de rede da sub-rede e pelo grupo de segurança.
check-webserver-reaches-database = O servidor web alcança o banco de dados
    .failed = O servidor web não alcança o banco de dados
    .why = As solicitações passam pelas ACLs de rede e pelos grupos de segurança dos dois lados.
check-site = A loja responde
    .failed = A loja não responde
    .why = É isso que os visitantes veem.

site-install = { $url } mostra o instalador do WordPress: ele não encontra as suas tabelas
    .fix = Compare DB_NAME em wp-config.php com o esquema e confira se a migração do banco de dados carregou as tabelas.
site-database-error = { $url } responde { $status }: “Error establishing a database connection”
    .fix = Compare DB_HOST, DB_USER e DB_PASSWORD em /var/www/html/wp-config.php com o banco de dados.

## What the service says about a replication

symptom-agent-not-seen = o serviço não recebe mais notícias do agente
    .fix = Inicie o servidor web de origem e confira se ele alcança a AWS em TCP 443. Em caso de dúvida, instale o agente novamente.
symptom-agent-cannot-connect = o servidor de origem não alcança o servidor de replicação em TCP 1500
    .fix = Use uma sub-rede pública como sub-rede da área de preparação, com um endereço IP público para o servidor de replicação. Altere também as configurações de replicação do servidor.
symptom-replication-server-isolated = o servidor de replicação não alcança a AWS em TCP 443
    .fix = Use como sub-rede da área de preparação uma sub-rede com uma rota para um gateway da internet, também nas configurações de replicação do servidor.
symptom-replication-server-not-launched = o serviço não consegue criar o servidor de replicação, seus discos ou snapshots
    .fix = Confira as cotas da conta para EC2 e EBS e os perfis do serviço: escolha Reinicializar permissões do serviço em Configurações.
symptom-slow-network = a rede entre o servidor de origem e o servidor de replicação é lenta demais ou cai
    .fix = Espere alguns minutos. Se não se recuperar, escolha um tipo de instância maior para o servidor de replicação nas configurações de replicação.
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

## What changes the resources of the service

change-stack-roll-back = reverta a atualização de { $name }
change-create-template = inicialize o AWS Application Migration Service com uma área de preparação em uma sub-rede pública de { $vpc }
change-staging-subnet = use a sub-rede { $vpc }-public-a no modelo de replicação e nas configurações de replicação de um servidor que já esteja na lista
change-staging-subnet-of-template = use a sub-rede { $vpc }-public-a no modelo de replicação
change-replication-retry = elimine a causa indicada pela AWS e tente novamente a replicação de { $name }
change-replication-resume = retome a replicação de { $name }
change-replication-start = inicie a replicação de { $name }
change-launch-test = execute uma instância de teste de { $name }
change-ready-for-cutover = marque { $name } como pronto para a substituição
change-launch-cutover = execute a instância de substituição de { $name }
change-finalize-cutover = finalize a substituição de { $name }
change-right-sizing = desative o dimensionamento do tipo de instância
change-default-version = torne a versão mais recente do modelo de execução { $name } a versão padrão
