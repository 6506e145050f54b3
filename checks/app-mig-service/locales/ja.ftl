# The attendee's words for the module "re-host with Application Migration Service".

suite = Application Migration Service

step-prerequisites = 始める前に
step-setup = 初期設定
step-install-agent = エージェントのインストール
step-server-details = サーバーの詳細の更新
step-test = テストインスタンスの起動
step-launch = カットオーバーインスタンスの起動
step-webserver-config = アプリケーションの設定
page-database-migration-create-target-db = ターゲットデータベースの作成

kind-stack = CloudFormation スタック
kind-stack-failure = スタックの失敗したイベント
kind-replication-template = レプリケーション設定テンプレート
kind-source-server = ソースサーバー
kind-launch-settings = 起動設定
kind-launch-template = 起動テンプレート

## Before you start

check-stack = ワークショップのスタックがデプロイされている
    .failed = ワークショップのスタックがデプロイされていない
    .why = VPC、ソースサーバー、ロールを作成します。
    .fix = CloudFormation コンソールで、スタックのイベントを最初の失敗から確認してください。削除中の場合は、削除が終わるまで待ってから、もう一度デプロイしてください。それ以外の場合は、スタックのものが欠けているときだけ削除してください。その前に、VPC に作成したものを削除する必要があります。
check-target-vpc = { $vpc } がある
    .failed = { $vpc } がない
    .why = ワークショップのスタックが作成します。ウェブサーバーはここに移行されます。
check-vpc-dns = { $vpc } で DNS 名を解決できる
    .failed = { $vpc } で DNS 名を解決できない
    .why = DNS ホスト名がないとウェブサーバーにパブリック DNS 名が付かず、DNS がないとデータベースが見つかりません。
check-public-subnets = パブリックサブネットがインターネットに到達できる
    .failed = パブリックサブネットがないか、インターネットに到達できない
    .why = レプリケーションサーバーと移行後のウェブサーバーはこの中にあります。
check-database = ターゲットデータベースがある
    .failed = { $vpc } にターゲットデータベースがない
    .why = 移行後のウェブサーバーのショップは、ここからデータを読み込みます。
check-database-available = ターゲットデータベースが利用可能である
    .failed = ターゲットデータベースが利用可能でない
    .why = 停止中または削除中のデータベースは応答しません。
check-database-engine = ターゲットデータベースが MySQL である
    .failed = ターゲットデータベースが MySQL でない
    .why = ショップには MySQL が必要です。

## Initial setup

check-template = レプリケーション設定テンプレートがある
    .failed = レプリケーション設定テンプレートがない
    .why = AWS Application Migration Service がレプリケーションサーバーを起動する場所を決めます。
    .fix = AWS Application Migration Service コンソールを開き、「使用を開始する」を選択してください。
check-staging-subnet = ステージングエリアサブネットがパブリックである
    .failed = ステージングエリアサブネットがパブリックでない
    .why = ソースサーバーのエージェントは、インターネット経由でレプリケーションサーバーにデータを送信します。
asked-staging-subnet = ステージングエリアサブネットとして { $vpc } のパブリックサブネット
    .saw = ステージングエリアサブネットは { $things }
    .found = { $things } はパブリックサブネットではない
    .fix = AWS Application Migration Service コンソールで「設定」を開き、{ $vpc }-public-a を選択してください。一覧にあるサーバーについては、そのレプリケーション設定も変更してください。

## Install agent

check-source-server = ソースサーバーが一覧にある
    .failed = ソースサーバーが一覧にない
    .why = エージェントは、インストール時にサーバーを一覧に追加します。
    .fix = ソースのウェブサーバーで、ページにあるリージョンとアクセスキーを使ってインストーラーをもう一度実行してください。
check-replicating = レプリケーションが実行中である
    .failed = レプリケーションが停止している
    .why = 起動できるのは、コピーが完了したサーバーだけです。
    .fix = AWS Application Migration Service コンソールでサーバーを開き、移行ダッシュボードを確認してください。

## Update server details

check-right-sizing = インスタンスタイプの適切なサイズ設定がオフである
    .failed = インスタンスタイプの適切なサイズ設定がオンである
    .why = 適切なサイズ設定がオンだと、起動テンプレートのインスタンスタイプが上書きされます。
    .fix = サーバーの起動設定を開き、「編集」を選択して、インスタンスタイプの適切なサイズ設定を「なし」にしてください。
check-default-version = 起動テンプレートの新しいバージョンがデフォルトである
    .failed = 起動テンプレートの新しいバージョンがデフォルトでない
    .why = サービスはデフォルトバージョンを起動します。新しいバージョンは自動的にはデフォルトになりません。
asked-default-version = 最新バージョンがデフォルトバージョンである起動テンプレート
    .saw = { $things } のデフォルトバージョンは正しい
    .found = { $things } のデフォルトバージョンが最新バージョンではない
    .fix = 起動テンプレートを開いて最新バージョンを選択し、「アクション」の「デフォルトバージョンを設定」を選択してください。
check-server-ready = サーバーのコピーが完了している
    .failed = サーバーのコピーが完了していない
    .why = テストインスタンスは、データレプリケーションのステータスが「正常」になると起動できます。
    .fix = AWS Application Migration Service コンソールでサーバーを開き、移行ダッシュボードを確認してください。

## Launch test instance

check-test-launched = テストインスタンスが起動された
    .failed = テストインスタンスが起動されていない
    .why = テストにより、カットオーバーの前にコピーが起動するかどうかがわかります。
    .fix = 「テストおよびカットオーバー」の「テストインスタンスを起動」を選択してください。起動に失敗した場合は、起動履歴のジョブを確認してください。
check-ready-for-cutover = サーバーがカットオーバー準備完了とマークされている
    .failed = サーバーがカットオーバー準備完了とマークされていない
    .why = その後でなければ、カットオーバーインスタンスを起動できません。
    .fix = テストインスタンスが実行中になったら、「テストおよびカットオーバー」の「カットオーバー準備完了としてマーク」を選択してください。

## Launch cutover instance

check-cutover-launched = カットオーバーが起動された
    .failed = カットオーバーが起動されていない
    .why = カットオーバーインスタンスが移行後のウェブサーバーです。
    .fix = 「テストおよびカットオーバー」の「カットオーバーインスタンスを起動」を選択してください。ジョブが実行中の場合は、終了するまでお待ちください。
check-webserver = 移行後のウェブサーバーがある
    .failed = { $vpc } に移行後のウェブサーバーがない
    .why = 起動テンプレートの別のバージョンで起動すると、別の VPC に作成されます。
    .fix = 起動テンプレートのデフォルトバージョンを確認し、もう一度起動してください。カットオーバーの完了後は、もう何も起動されません。サーバーをアーカイブし、エージェントを再インストールして、そこから手順をやり直してください。
check-webserver-type = インスタンスタイプが { $instance_type } である
    .failed = インスタンスタイプが異なる
    .why = ページではこのタイプが指定されています。ショップにはこれで十分です。
    .advice = 別のタイプでは料金が高くなることがあります。
check-webserver-running = 実行中である
    .failed = 実行中でない
    .why = 停止したサーバーは応答しません。
    .fix = EC2 コンソールでインスタンスを開始してください。
check-webserver-subnet = パブリックサブネットにある
    .failed = パブリックサブネットにない
    .why = 訪問者はインターネットゲートウェイ経由で到達します。
asked-webserver-subnet = パブリックサブネットにあるウェブサーバー
    .saw = { $things } はパブリックサブネットにある
    .found = { $things } はパブリックサブネットにない
    .fix = 起動テンプレートで { $vpc }-public-a を選択し、そのバージョンをデフォルトにして、もう一度起動してください。
check-webserver-public = パブリックアドレスがある
    .failed = パブリックアドレスがない
    .why = これがないと、訪問者は到達できません。
asked-webserver-public = パブリック IPv4 アドレスを持つウェブサーバー
    .saw = { $things } にはパブリックアドレスがある
    .found = { $things } にはパブリックアドレスがない
    .fix = 起動テンプレートで「パブリック IP の自動割り当て」を有効にし、そのバージョンをデフォルトにして、もう一度起動してください。または、インスタンスに Elastic IP アドレスを関連付けてください。
check-cutover-finalized = カットオーバーが完了済みである
    .failed = カットオーバーが完了済みでない
    .why = それまではレプリケーションが続き、そのサーバーの料金がかかります。
    .fix = 「テストおよびカットオーバー」の「カットオーバーを最終処理」を選択してください。

## Configure application

check-webserver-http = ウェブサーバーが訪問者を許可している
    .failed = ウェブサーバーが訪問者を許可していない
    .why = 訪問者はポート 80 でアクセスします。
check-ssh-from-own-address = SSH は自分のアドレスからのみ
    .why = ほかの人がウェブサーバーでパスワードやキーを試すのを防ぎます。
asked-ssh = 自分のアドレスのみからの SSH (ポート 22) のルール
    .saw = { $things } は個別のアドレスからの SSH のみを許可している
    .found = { $things } に個別のアドレスからの SSH のルールがない
    .fix = ソースを「マイ IP」とする SSH のインバウンドルールを追加し、より広いルールを削除してください。
check-database-from-webserver = データベースがウェブサーバーを許可している
    .failed = データベースがウェブサーバーを許可していない
    .why = ショップはポート 3306 でデータを読み込みます。
check-visitors-reach-webserver = 訪問者がウェブサーバーに到達できる
    .failed = 訪問者がウェブサーバーに到達できない
    .why = リクエストは、インターネットゲートウェイ、サブネットのネットワーク ACL、セキュリティグループを通過します。
check-webserver-reaches-database = ウェブサーバーがデータベースに到達できる
    .failed = ウェブサーバーがデータベースに到達できない
    .why = リクエストは、両側のネットワーク ACL とセキュリティグループを通過します。
check-site = ショップが応答する
    .failed = ショップが応答しない
    .why = 訪問者に見える画面です。

site-install = { $url } に WordPress のインストール画面が表示される（テーブルが見つからない）
    .fix = wp-config.php の DB_NAME をスキーマと照合し、データベースの移行でテーブルがロードされたかどうかを確認してください。
site-database-error = { $url } の応答はステータス { $status }：「Error establishing a database connection」
    .fix = /var/www/html/wp-config.php の DB_HOST、DB_USER、DB_PASSWORD をデータベースと照合してください。

## What the service says about a replication

symptom-agent-not-seen = エージェントからの応答がない
    .fix = ソースのウェブサーバーを開始し、TCP 443 で AWS に到達できるか確認してください。不明な場合は、エージェントをもう一度インストールしてください。
symptom-agent-cannot-connect = ソースサーバーが TCP 1500 でレプリケーションサーバーに到達できない
    .fix = ステージングエリアサブネットにはパブリックサブネットを使い、レプリケーションサーバーにパブリック IP アドレスを割り当ててください。サーバーのレプリケーション設定も変更してください。
symptom-replication-server-isolated = レプリケーションサーバーが TCP 443 で AWS に到達できない
    .fix = ステージングエリアサブネットには、インターネットゲートウェイへのルートがあるサブネットを使ってください。サーバーのレプリケーション設定も変更してください。
symptom-replication-server-not-launched = レプリケーションサーバー、またはそのディスクやスナップショットを作成できない
    .fix = EC2 と EBS のアカウントのクォータと、サービスのロールを確認してください（「設定」の「サービス許可を再初期化」）。
symptom-slow-network = ソースサーバーとレプリケーションサーバー間のネットワークが遅すぎるか、切断される
    .fix = 数分待ってください。回復しない場合は、レプリケーション設定でレプリケーションサーバーのインスタンスタイプを大きくしてください。
symptom-stack-runtime = テンプレートが古く、AWS が提供を終了した Lambda ランタイムを指定している
    .fix = ワークショップのリポジトリのテンプレートを使用してください。両方の関数の Runtime を現在の Python のバージョンに変更し、ページのオプション 2 のとおりにデプロイしてください。
symptom-stack-image = テンプレートが古いか別のリージョン用で、そのイメージ (AMI) がここでは利用できない
    .fix = us-west-2 にスタックをデプロイしてください。イメージがもう存在しない場合は、ワークショップのリポジトリのテンプレートに現在の Ubuntu イメージを指定してください。
symptom-stack-code = テンプレートは、このリージョンから読み取れないバケットから関数のコードを取得する
    .fix = us-west-2 にスタックをデプロイするか、ページのオプション 2 のとおりにコードを自分のバケットにパッケージ化してください。
symptom-stack-exists = スタックが付ける名前のものがすでに存在する
    .fix = メッセージにあるもの（以前に作成されたロールやユーザー）を削除し、スタックをもう一度デプロイしてください。
symptom-stack-quota = アカウントのクォータに達している
    .fix = 不要なもの（VPC、Elastic IP アドレス）を削除するか、クォータの引き上げをリクエストしてください。その後、スタックをもう一度デプロイしてください。
symptom-stack-denied = スタックに必要なものを作成する権限がない
    .fix = 管理者権限を持つユーザーでスタックをデプロイしてください。

## What changes the resources of the service

change-stack-roll-back = { $name } の更新をロールバック
change-create-template = { $vpc } のパブリックサブネットをステージングエリアとして AWS Application Migration Service を初期化
change-staging-subnet = レプリケーションテンプレートと、すでに一覧にあるサーバーのレプリケーション設定で、サブネット { $vpc }-public-a を使用
change-staging-subnet-of-template = レプリケーションテンプレートで、サブネット { $vpc }-public-a を使用
change-replication-retry = AWS が示す原因を取り除き、{ $name } のレプリケーションを再試行
change-replication-resume = { $name } のレプリケーションを再開
change-replication-start = { $name } のレプリケーションを開始
change-launch-test = { $name } のテストインスタンスを起動
change-ready-for-cutover = { $name } をカットオーバー準備完了としてマーク
change-launch-cutover = { $name } のカットオーバーインスタンスを起動
change-finalize-cutover = { $name } のカットオーバーを最終処理
change-right-sizing = インスタンスタイプの適切なサイズ設定をオフにする
change-default-version = 起動テンプレート { $name } の最新バージョンをデフォルトバージョンに設定
