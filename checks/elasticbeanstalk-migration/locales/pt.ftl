# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = Antes de começar
step-create-eb-environment = Iniciar o ambiente
step-review-eb-environment = Revisar e gerenciar o ambiente
page-elasticbeanstalk-migration-upload-source-code-to-s3 = Enviar o código-fonte
page-database-migration-create-target-db = Criar o banco de dados de destino

kind-stack = pilha do CloudFormation
kind-stack-failure = evento com falha da pilha
kind-environment = ambiente do Elastic Beanstalk
kind-application-version = versão da aplicação
kind-environment-members = membros do ambiente
kind-environment-settings = configurações do ambiente

check-stack = A pilha do workshop está implantada
    .failed = A pilha do workshop não está implantada
    .why = Ela cria as VPCs, os servidores de origem e os perfis.
    .fix = Leia os eventos da pilha no console do CloudFormation, a partir da primeira falha. Se ela estiver sendo excluída, espere até que desapareça e implante-a novamente. Caso contrário, exclua-a só se faltar algo dela: antes é preciso excluir o que você criou nas VPCs dela.
check-target-vpc = { $vpc } existe
    .failed = { $vpc } não existe
    .why = O ambiente fica nela.
check-vpc-dns = A { $vpc } resolve nomes DNS
    .failed = A { $vpc } não resolve nomes DNS
    .why = Sem nomes de host DNS, o servidor web não tem nome DNS público; sem DNS, ele não encontra o banco de dados.
check-public-subnets = As sub-redes públicas alcançam a internet
    .failed = Uma sub-rede pública não existe ou não tem acesso à internet
    .why = Os servidores do ambiente ficam em uma delas.
check-database = O banco de dados de destino existe
    .failed = O banco de dados de destino não existe em { $vpc }
    .why = A loja lê dele os seus dados.
check-database-engine = O banco de dados de destino é MySQL
    .failed = O banco de dados de destino não é MySQL
    .why = A loja precisa de MySQL.
check-database-available = O banco de dados de destino está disponível
    .failed = O banco de dados de destino não está disponível
    .why = Um banco de dados parado ou em exclusão não responde.

check-environment = O ambiente existe
    .failed = O ambiente não existe
    .why = Ele executa a loja.
    .fix = No console do Elastic Beanstalk, escolha Criar aplicação, como diz a página.
check-environment-ready = Está pronto
    .failed = Não está pronto
    .why = Um ambiente sendo iniciado, atualizado ou encerrado não atende visitantes.
    .fix = Leia os eventos do ambiente no console do Elastic Beanstalk.
check-source-bundle = Executa o pacote de código enviado
    .failed = Executa outro pacote de código
    .why = A página pede este pacote.
    .fix = Faça upload de wordpress-beanstalk.zip como nova versão da aplicação e implante-a no ambiente.
check-environment-vpc = Está em { $vpc }
    .failed = Está em outra VPC
    .why = Só lá ele alcança o banco de dados.
    .fix = A VPC de um ambiente não pode ser alterada: encerre-o e crie outro com { $vpc } em Rede.
check-environment-public = Os servidores têm endereços públicos
    .failed = Os servidores não têm endereços públicos
    .why = Em uma sub-rede pública, um servidor sem endereço público não alcança nada fora da VPC.
    .fix = Em Configuração, Rede, ative o endereço IP público.
check-setting-host = Conhece o endereço do banco de dados
    .failed = Não conhece o endereço do banco de dados
    .why = A loja se conecta a este endereço.
    .fix = Em Configuração, Software, copie o endpoint do console do RDS para RDS_HOSTNAME, sem porta.
check-setting-name = Conhece o nome do esquema
    .failed = Não conhece o nome do esquema
    .why = As tabelas da loja estão neste esquema.
    .fix = Em Configuração, Software, defina RDS_DB_NAME como { $schema }.
check-setting-port = Conhece a porta do banco de dados
    .failed = Tem outra porta que o banco de dados
    .why = A loja se conecta a esta porta.
    .fix = Em Configuração, Software, defina RDS_PORT como a porta do banco de dados, 3306.
check-server = O servidor está em execução
    .failed = O servidor não está em execução
    .why = O Elastic Beanstalk executa a loja nesta instância.
    .fix = Reinicie os servidores de aplicações em Ações, no console do Elastic Beanstalk.
check-server-public = O servidor tem um endereço público ou um balanceador de carga
    .failed = O servidor não tem endereço público
    .why = Sem um balanceador de carga, os visitantes acessam o endereço público do servidor.
asked-server-public = um servidor com endereço público ou um ambiente com balanceador de carga
    .saw = { $things } tem um endereço público ou está atrás de um balanceador de carga
    .found = { $things } não tem endereço público, e o ambiente não tem balanceador de carga
    .fix = Em Ações, escolha Recriar o ambiente. O Elastic Beanstalk cria o servidor novamente, com um endereço.
check-database-from-environment = O banco de dados admite o ambiente
    .failed = O banco de dados não admite o ambiente
    .why = A loja lê os dados pela porta 3306.

check-visitors-reach-environment = Os visitantes alcançam o servidor web
    .failed = Os visitantes não alcançam o servidor web
    .why = As solicitações passam pelo gateway da internet, pela ACL de rede da sub-rede e pelo grupo de segurança.
check-environment-reaches-database = O servidor web alcança o banco de dados
    .failed = O servidor web não alcança o banco de dados
    .why = As solicitações passam pelas ACLs de rede e pelos grupos de segurança dos dois lados.
check-site = A loja responde
    .failed = A loja não responde
    .why = É isso que os visitantes veem.
site-install = { $url } mostra o instalador do WordPress: ele não encontra as suas tabelas
    .fix = Compare RDS_DB_NAME com o esquema e confira se a migração do banco de dados carregou as tabelas.
site-database-error = { $url } responde { $status }: “Error establishing a database connection”
    .fix = Compare RDS_HOSTNAME, RDS_PORT, RDS_USERNAME e RDS_PASSWORD com o banco de dados.

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

## What changes the settings of the environment

change-stack-roll-back = reverta a atualização de { $name }
change-environment-host = defina RDS_HOSTNAME de { $name } como { $asked }
change-environment-schema = defina RDS_DB_NAME de { $name } como { $asked }
change-environment-port = defina RDS_PORT de { $name } como { $asked }
change-environment-public = atribua endereços públicos aos servidores de { $name }
