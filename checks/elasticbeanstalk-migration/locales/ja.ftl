# The words for the module "re-platform with Elastic Beanstalk".

suite = Elastic Beanstalk

step-prerequisites = 始める前に
step-create-eb-environment = 環境の起動
step-review-eb-environment = 環境の確認と管理
page-elasticbeanstalk-migration-upload-source-code-to-s3 = ソースコードのアップロード
page-database-migration-create-target-db = ターゲットデータベースの作成

kind-stack = CloudFormation スタック
kind-stack-failure = スタックの失敗したイベント
kind-environment = Elastic Beanstalk 環境
kind-application-version = アプリケーションバージョン
kind-environment-members = 環境のメンバー
kind-environment-settings = 環境の設定

check-stack = ワークショップのスタックがデプロイされている
    .failed = ワークショップのスタックがデプロイされていない
    .why = VPC、ソースサーバー、ロールを作成します。
    .fix = CloudFormation コンソールで、スタックのイベントを最初の失敗から確認してください。削除中の場合は、削除が終わるまで待ってから、もう一度デプロイしてください。それ以外の場合は、スタックのものが欠けているときだけ削除してください。その前に、VPC に作成したものを削除する必要があります。
check-target-vpc = { $vpc } がある
    .failed = { $vpc } がない
    .why = 環境はこの中にあります。
check-vpc-dns = { $vpc } で DNS 名を解決できる
    .failed = { $vpc } で DNS 名を解決できない
    .why = DNS ホスト名がないとウェブサーバーにパブリック DNS 名が付かず、DNS がないとデータベースが見つかりません。
check-public-subnets = パブリックサブネットがインターネットに到達できる
    .failed = パブリックサブネットがないか、インターネットに到達できない
    .why = 環境のサーバーはこのいずれかにあります。
check-database = ターゲットデータベースがある
    .failed = { $vpc } にターゲットデータベースがない
    .why = ショップはここからデータを読み込みます。
check-database-engine = ターゲットデータベースが MySQL である
    .failed = ターゲットデータベースが MySQL でない
    .why = ショップには MySQL が必要です。
check-database-available = ターゲットデータベースが利用可能である
    .failed = ターゲットデータベースが利用可能でない
    .why = 停止中または削除中のデータベースは応答しません。

check-environment = 環境がある
    .failed = 環境がない
    .why = ショップを実行します。
    .fix = Elastic Beanstalk コンソールで、ページのとおりに「アプリケーションの作成」を選択してください。
check-environment-ready = 準備ができている
    .failed = 準備ができていない
    .why = 起動中、更新中、終了中の環境は訪問者に応答しません。
    .fix = Elastic Beanstalk コンソールで環境のイベントを確認してください。
check-source-bundle = アップロードしたソースバンドルを実行している
    .failed = 別のソースバンドルを実行している
    .why = ページではこのバンドルが指定されています。
    .fix = wordpress-beanstalk.zip を新しいアプリケーションバージョンとしてアップロードし、環境にデプロイしてください。
check-environment-vpc = { $vpc } にある
    .failed = 別の VPC にある
    .why = ここからだけデータベースに到達できます。
    .fix = 環境の VPC は変更できません。終了して、「ネットワーク」で { $vpc } を選択した新しい環境を作成してください。
check-environment-public = サーバーにパブリックアドレスがある
    .failed = サーバーにパブリックアドレスがない
    .why = パブリックサブネットでは、パブリックアドレスのないサーバーは VPC の外に到達できません。
    .fix = 「設定」の「ネットワーク」でパブリック IP アドレスを有効にしてください。
check-setting-host = データベースのアドレスが設定されている
    .failed = データベースのアドレスが設定されていない
    .why = ショップはこのアドレスに接続します。
    .fix = 「設定」の「ソフトウェア」で、RDS コンソールのエンドポイントをポートなしで RDS_HOSTNAME にコピーしてください。
check-setting-name = スキーマ名が設定されている
    .failed = スキーマ名が設定されていない
    .why = ショップのテーブルはこのスキーマにあります。
    .fix = 「設定」の「ソフトウェア」で RDS_DB_NAME を { $schema } にしてください。
check-setting-port = データベースのポートが設定されている
    .failed = データベースと異なるポートが設定されている
    .why = ショップはこのポートに接続します。
    .fix = 「設定」の「ソフトウェア」で RDS_PORT をデータベースのポート 3306 にしてください。
check-server = サーバーが実行中である
    .failed = サーバーが実行中でない
    .why = Elastic Beanstalk はこのインスタンスでショップを実行します。
    .fix = Elastic Beanstalk コンソールの「アクション」でアプリケーションサーバーを再起動してください。
check-server-public = サーバーにパブリックアドレスまたはロードバランサーがある
    .failed = サーバーにパブリックアドレスがない
    .why = ロードバランサーがない場合、訪問者はサーバーのパブリックアドレスにアクセスします。
asked-server-public = パブリックアドレスを持つサーバー、またはロードバランサーを持つ環境
    .saw = { $things } にはパブリックアドレスがあるか、ロードバランサーの背後にある
    .found = { $things } にはパブリックアドレスがなく、環境にはロードバランサーがない
    .fix = 「アクション」で「環境の再構築」を選択してください。Elastic Beanstalk がアドレス付きでサーバーを再作成します。
check-database-from-environment = データベースが環境を許可している
    .failed = データベースが環境を許可していない
    .why = ショップはポート 3306 でデータを読み込みます。

check-visitors-reach-environment = 訪問者がウェブサーバーに到達できる
    .failed = 訪問者がウェブサーバーに到達できない
    .why = リクエストは、インターネットゲートウェイ、サブネットのネットワーク ACL、セキュリティグループを通過します。
check-environment-reaches-database = ウェブサーバーがデータベースに到達できる
    .failed = ウェブサーバーがデータベースに到達できない
    .why = リクエストは、両側のネットワーク ACL とセキュリティグループを通過します。
check-site = ショップが応答する
    .failed = ショップが応答しない
    .why = 訪問者に見える画面です。
site-install = { $url } に WordPress のインストール画面が表示される（テーブルが見つからない）
    .fix = RDS_DB_NAME をスキーマと照合し、データベースの移行でテーブルがロードされたかどうかを確認してください。
site-database-error = { $url } の応答はステータス { $status }：「Error establishing a database connection」
    .fix = RDS_HOSTNAME、RDS_PORT、RDS_USERNAME、RDS_PASSWORD をデータベースと照合してください。

## What AWS reports

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

## What changes the settings of the environment

change-stack-roll-back = { $name } の更新をロールバック
change-environment-host = { $name } の RDS_HOSTNAME を { $asked } に設定
change-environment-schema = { $name } の RDS_DB_NAME を { $asked } に設定
change-environment-port = { $name } の RDS_PORT を { $asked } に設定
change-environment-public = { $name } のサーバーにパブリックアドレスを割り当てる
