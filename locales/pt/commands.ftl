# Words of the commands other than check, and hints for what keeps them from working.

list-total = { $points } pontos no total
list-total-and-bonus = { $points } pontos no total e um bônus de { $bonus } pontos

language-name = português (Brasil)
language-note = observação: não há textos em { $asked }; usando { $name } ({ $used })
language-note-suite = observação: esta suíte não tem textos em { $asked }; os dela estão em inglês
region-warning = observação: este workshop foi feito para { $known }; a região consultada é { $region }
mark-column-missing = observação: a lista não tem a coluna “{ $mark }”; seria “{ $column }”?
confirmed-on-board = observação: vale o que foi confirmado no painel, para { $count ->
    [one] { $count } participante
   *[other] { $count } participantes
}
region-unknown = observação: este programa não conhece a região { $region }; seria { $nearest }?
min-score-note = observação: aprovado, porque a pontuação { $points } alcança --min-score { $min }; verificações não aprovadas: { $open }

explain-expected = O que a página pede
explain-why = Por quê
explain-fix = Como corrigir
explain-page = Página
explain-needs = Apoia-se em
explain-explains = Explica os erros de
explain-causes = O que a AWS e o site podem informar, e as verificações cujo erro causa isso
explain-shows = Como o erro pode aparecer durante a execução
explain-actions = Ações do IAM
explain-actions-optional = Ações do IAM que só explicam uma falha (não estão na política)
explain-points = Pontos
explain-prices = Preços de tabela
explain-kind = Tipo de verificação
explain-also = Outras suítes também têm uma verificação com este nome: { $suites }. Indique uma delas com --suite.

session-no-credentials-hint = primeiro faça login: “aws sso login”, “aws configure” ou as credenciais fornecidas pelo seu evento; use --profile para escolher um perfil
session-credentials-unusable-hint = verifique o perfil ou faça login novamente (“aws login”, “aws sso login”)
session-expired-hint = faça login novamente (“aws login”, “aws sso login”) ou copie novas credenciais da página do seu evento
session-key-refused-hint = copie as credenciais novamente, todas as três linhas
session-signature-refused-hint = copie novamente a chave de acesso secreta e verifique o relógio deste computador
session-clock-skew-hint = acerte o relógio deste computador
session-region-missing-hint = informe a região do seu workshop ({ $regions }) com --region ou defina AWS_REGION
session-profile-missing-hint = sua configuração da AWS tem { $known }
no-profiles-hint = sua configuração da AWS não tem perfis; “aws configure” ou “aws login” cria um
session-region-unknown-hint = informe a região do seu workshop, por exemplo us-west-2
session-region-not-enabled-hint = informe a região do seu workshop, por exemplo us-west-2
session-not-subscribed-hint = conclua o cadastro da conta: confirme o telefone e a forma de pagamento e espere o e-mail da AWS
session-sts-inactive-hint = o administrador da conta pode ativá-lo no console do IAM, em “Account settings”; caso contrário, indique a região do seu workshop
session-ca-bundle-hint = informe um arquivo PEM com o certificado da sua empresa com --ca-bundle, AWS_CA_BUNDLE ou ca_bundle do perfil; ou não informe nenhum
session-role-refused-hint = verifique o ARN da função, a política de confiança e o ID externo (--external-id, ou external_id na lista da turma)
session-not-aws-hint = faça login na rede em que você está ou defina HTTPS_PROXY conforme as orientações da sua empresa
session-tls-hint = sua empresa talvez inspecione o tráfego: defina AWS_CA_BUNDLE ou SSL_CERT_FILE com o certificado dela
session-dns-hint = verifique a rede e o nome da região
session-unreachable-hint = verifique a rede e, se a sua empresa usa um proxy, HTTPS_PROXY
session-timed-out-hint = verifique a rede e, se a sua empresa usa um proxy, HTTPS_PROXY
session-failed-hint = tente novamente em um minuto; se o problema continuar, veja o que “aws sts get-caller-identity” responde

# Why an account of a class has no report. The hints are those above.
session-no-credentials = não há credenciais da AWS
profile-without-credentials = não há credenciais da AWS no perfil { $profile }
session-credentials-unusable = não foi possível carregar as credenciais da AWS: { $message }
session-expired = as credenciais da AWS expiraram ({ $code })
session-key-refused = a AWS não aceita a chave de acesso ({ $code })
session-signature-refused = a assinatura da solicitação não confere ({ $code })
session-clock-skew = o relógio deste computador difere demais do relógio da AWS ({ $code })
session-region-missing = nenhuma região informada
session-profile-missing = o perfil { $profile } não existe
session-region-unknown = não foi possível acessar a região { $region }
misspelt-region = não foi possível acessar a região { $region }; você quis dizer { $nearest }?
session-region-not-enabled = a região { $region } não está habilitada para esta conta
session-not-subscribed = esta conta da AWS não está inscrita no serviço ({ $code })
session-sts-inactive = o AWS STS não está ativado na região { $region } para esta conta
session-ca-bundle = { $setting } indica um arquivo que não pode ser usado ({ $path }): { $message }
session-role-refused = não foi possível assumir a função: { $code }: { $message }
named-role-refused = não foi possível assumir a função { $role }: { $code }: { $message }
session-not-aws = algo entre este computador e a AWS responde com uma página web
session-tls = o certificado TLS não é confiável: { $message }
session-dns = não foi possível resolver o nome do host: { $message }
session-unreachable = não foi possível acessar a AWS: { $message }
session-timed-out = a AWS não respondeu em { $seconds } segundos
session-failed = a AWS não informa de quem é a conta: { $code }: { $message }
not-graded-session = { $problem } ({ $hint })
not-graded-other-account = o acesso indicado na lista da turma leva à conta { $found }, e não a { $wanted }
not-graded-account-unknown = a AWS não informa se esta é a conta { $wanted }
not-graded-timed-out = não terminou em { $seconds } segundos
not-graded-interrupted = sem avaliação: a execução foi interrompida antes
not-graded-not-submitted = nada enviado ainda
not-graded-not-yet = ainda não verificado
not-graded-broke-down = sem avaliação por causa de um erro no workshop-check
explain-account = Nesta conta
not-graded-task = nenhum worker conseguiu avaliá-la: { $problem }
access-summary = É possível ler { $readable } de { $total } contas.

# What a worker has done when it ends.
worker-done = contas avaliadas: { $graded }; não avaliadas: { $failed }

# check --submit: o que resultou. $board é o nome de host do painel.
submit-done = Enviado a { $board }: { $points } de { $max } pontos, conta { $account }
submit-other-version = observação: o painel tem outra versão da suíte. Algumas verificações podem ficar indeterminadas nele
submit-failed = não enviado a { $board }: { $reason }
submit-away = o painel não responde ({ $problem })
submit-other-answer = a resposta não vem de um painel (status HTTP { $status })
# Por que o painel recusa.
submit-wrong-code = o código da turma está incorreto
submit-too-large = a conta ou o relatório dela é maior do que o painel aceita ({ $kilobytes } KB)
submit-malformed = o painel não consegue ler o envio: { $problem }
submit-wrong-board = o painel não atende pelo nome { $name }; o instrutor pode adicioná-lo com --allow-host
submit-bad-proof = a AWS não confirma sua conta ({ $problem })
submit-stale = os relógios deste computador e do painel diferem em { $minutes } minutos, ou o envio demorou demais
submit-replayed = o painel já tem este envio ou um mais recente
submit-unknown-name = a lista da turma não tem o seu nome; escreva-o como o instrutor
submit-other-account = a conta { $account } não é a que corresponde ao seu nome
submit-account-taken = a conta { $account } corresponde a outro nome da turma
submit-other-snapshot = o que foi lido não é da conta { $account }
submit-other-region = a turma trabalha em { $wanted }
submit-other-suite = a turma trabalha em outro workshop: --suite { $wanted }
submit-too-often = envios demais; tente novamente em { $seconds } segundos
submit-busy = o painel está ocupado; tente novamente
submit-not-saved = o painel não consegue salvar o seu resultado: { $why ->
    [locked] outro programa está usando o arquivo dele
    [full] o disco dele está cheio
    [gone] o arquivo dele foi excluído
   *[other] há um problema com o arquivo dele
    }; avise o instrutor
submit-no-sts = o painel não consegue acessar a AWS para confirmar sua conta; tente novamente
