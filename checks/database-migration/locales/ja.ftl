# The attendee's words for the module "database migration".

suite = データベース移行

step-prerequisites = 始める前に
step-setup-network = ネットワークの設定
step-create-target-db = ターゲットデータベースの作成
step-create-replication-instance = レプリケーションインスタンスの作成
step-create-endpoints = ソースとターゲットのエンドポイントの作成
step-create-task = レプリケーションタスクの作成と実行
page-database-migration-configure_source_database = ソースデータベースの設定

kind-stack = CloudFormation スタック
kind-stack-failure = スタックの失敗したイベント
kind-replication-subnet-group = レプリケーションサブネットグループ
kind-replication-instance = レプリケーションインスタンス
kind-endpoint = DMS エンドポイント
kind-endpoint-connection = 接続テスト
kind-replication-task = データベース移行タスク

## Before you start

check-stack = ワークショップのスタックがデプロイされている
    .failed = ワークショップのスタックがデプロイされていない
    .why = VPC、ソースサーバー、ロールを作成します。
    .fix = CloudFormation コンソールで、スタックのイベントを最初の失敗から確認してください。削除中の場合は、削除が終わるまで待ってから、もう一度デプロイしてください。それ以外の場合は、スタックのものが欠けているときだけ削除してください。その前に、VPC に作成したものを削除する必要があります。
check-target-vpc = { $vpc } がある
    .failed = { $vpc } がない
    .why = ワークショップのスタックが作成します。ターゲットデータベースとレプリケーションインスタンスはこの中にあります。
check-public-subnets = パブリックサブネットがインターネットに到達できる
    .failed = パブリックサブネットがないか、インターネットに到達できない
    .why = レプリケーションインスタンスは、これらのサブネットからソースデータベースに到達します。

## Set up networking

check-replication-group = レプリケーションインスタンスのセキュリティグループがある
    .failed = { $vpc } にレプリケーションインスタンスのセキュリティグループがない
    .why = データベースはこのグループでレプリケーションインスタンスを許可します。インバウンドルールは不要です。
check-database-group = データベースのセキュリティグループがある
    .failed = { $vpc } にデータベースのセキュリティグループがない
    .why = このルールが、データベースに接続できる相手を決めます。
check-database-from-replication = データベースがレプリケーションインスタンスを許可している
    .failed = データベースがレプリケーションインスタンスを許可していない
    .why = DMS はポート 3306 でターゲットデータベースに書き込みます。
check-replication-group-out = RI-SG がアウトバウンドの MySQL を許可している
    .failed = RI-SG がアウトバウンドの MySQL を許可していない
    .why = レプリケーションインスタンスは、ポート 3306 で両方のデータベースに接続します。新しいセキュリティグループでは、アウトバウンド通信がすべて許可されています。

## Create target DB

check-database = ターゲットデータベースがある
    .failed = { $vpc } にターゲットデータベースがない
    .why = DMS はショップのデータをここにコピーします。
check-database-engine = ターゲットデータベースが MySQL である
    .failed = ターゲットデータベースが MySQL ではない
    .why = ソースデータベースは MySQL で、ショップには MySQL が必要です。
check-database-has-group = ターゲットデータベースに専用のセキュリティグループが付いている
    .failed = ターゲットデータベースに別のセキュリティグループが付いている
    .why = レプリケーションインスタンス用のルールは、このグループにあります。
check-database-single = ターゲットデータベースにスタンバイインスタンスがない
    .failed = ターゲットデータベースにスタンバイインスタンスがある
    .why = スタンバイインスタンスは料金を 2 倍にし、ワークショップには不要です。
check-database-available = ターゲットデータベースが利用可能である
    .failed = ターゲットデータベースが利用可能ではない
    .why = 停止中または削除中のデータベースは応答しません。

## Create replication instance

check-subnet-group = レプリケーションサブネットグループがある
    .failed = { $vpc } にレプリケーションサブネットグループがない
    .why = レプリケーションインスタンスを置けるサブネットを決めます。
check-subnet-group-public = サブネットグループのサブネットがパブリックである
    .failed = サブネットグループのサブネットのいずれかがパブリックではない
    .why = レプリケーションインスタンスは、インターネット経由でソースデータベースに到達します。
asked-public-subnets = パブリックサブネットだけを持つレプリケーションサブネットグループ
    .saw = { $things } のサブネットはパブリックです
    .found = { $things } のサブネットのいずれかに、インターネットゲートウェイへのルートがありません
    .fix = DMS コンソールで、サブネットグループ { $things } にパブリックサブネットを選択してください。
check-replication-instance = レプリケーションインスタンスがある
    .failed = { $vpc } にレプリケーションインスタンスがない
    .why = ソースデータベースを読み取り、ターゲットデータベースに書き込みます。
check-replication-instance-subnets = レプリケーションインスタンスがレプリケーションサブネットグループを使用している
    .failed = レプリケーションインスタンスが別のレプリケーションサブネットグループを使用している
    .why = サブネットグループが、データベースに到達する場所を決めます。
    .fix = レプリケーションインスタンスのアドレスとサブネットは変更できません。ページのとおりに別のインスタンスを作成してください。
check-replication-instance-public = レプリケーションインスタンスのパブリックアクセスが可能である
    .failed = レプリケーションインスタンスのパブリックアクセスが可能ではない
    .why = パブリックアドレスがないと、インターネット経由でソースデータベースに到達できません。
    .fix = レプリケーションインスタンスのアドレスとサブネットは変更できません。ページのとおりに別のインスタンスを作成してください。
check-replication-instance-group = レプリケーションインスタンスに専用のセキュリティグループが付いている
    .failed = レプリケーションインスタンスに別のセキュリティグループが付いている
    .why = データベースのルールは、このグループを許可します。
check-replication-instance-single = レプリケーションインスタンスが 1 つのアベイラビリティーゾーンにある
    .failed = レプリケーションインスタンスが複数のアベイラビリティーゾーンにある
    .why = マルチ AZ は料金を 2 倍にし、ワークショップには不要です。
check-replication-instance-available = レプリケーションインスタンスが利用可能である
    .failed = レプリケーションインスタンスが利用可能ではない
    .why = 利用可能なインスタンスだけが、エンドポイントをテストし、タスクを実行します。

## Create source and target endpoints

check-source-endpoint = ソースエンドポイントがある
    .failed = ソースエンドポイントがない
    .why = ソースデータベースへの到達方法を DMS に伝えます。
check-source-endpoint-type = ソースエンドポイントのタイプが「source」である
    .failed = ソースエンドポイントのタイプが「source」ではない
    .why = タスクはソースエンドポイントから読み取り、ターゲットエンドポイントに書き込みます。
check-source-endpoint-engine = ソースエンドポイントのエンジンが MySQL である
    .failed = ソースエンドポイントのエンジンが MySQL ではない
    .why = ソースデータベースは MySQL です。
check-source-endpoint-server = ソースエンドポイントのサーバーがターゲットデータベースではない
    .failed = ソースエンドポイントのサーバーがターゲットデータベースになっている
    .why = データベースが自分自身から移行されることになります。
check-source-endpoint-port = ソースエンドポイントのポートが 3306 である
    .failed = ソースエンドポイントのポートが 3306 ではない
    .why = ソースデータベースはこのポートで待ち受けています。
check-target-endpoint = ターゲットエンドポイントがある
    .failed = ターゲットエンドポイントがない
    .why = ターゲットデータベースへの到達方法を DMS に伝えます。
check-target-endpoint-type = ターゲットエンドポイントのタイプが「target」である
    .failed = ターゲットエンドポイントのタイプが「target」ではない
    .why = タスクはソースエンドポイントから読み取り、ターゲットエンドポイントに書き込みます。
check-target-endpoint-engine = ターゲットエンドポイントのエンジンが MySQL である
    .failed = ターゲットエンドポイントのエンジンが MySQL ではない
    .why = ターゲットデータベースは MySQL です。
check-target-endpoint-server = ターゲットエンドポイントのサーバーがターゲットデータベースである
    .failed = ターゲットエンドポイントのサーバーがターゲットデータベースではない
    .why = DMS が別のデータベースに書き込むことになります。
check-target-endpoint-port = ターゲットエンドポイントのポートがターゲットデータベースのポートである
    .failed = ターゲットエンドポイントのポートがターゲットデータベースのポートではない
    .why = 別のポートでは DMS がデータベースに到達できません。
check-source-connection = ソースへの接続がテストされている
    .failed = ソースへの接続がテストされていない
    .why = 両方のテストが成功した場合にのみ、タスクが開始されます。
check-source-connection-successful = レプリケーションインスタンスがソースに到達できる
    .failed = ソースへの接続に失敗している
    .why = インスタンスにはパブリックアドレスが、エンドポイントには正しいサーバー、ポート、ユーザー、パスワードが必要です。
    .fix = テストが再び失敗する場合は、サーバー名、ユーザー、パスワードをページと比べてください。
check-target-connection = ターゲットへの接続がテストされている
    .failed = ターゲットへの接続がテストされていない
    .why = 両方のテストが成功した場合にのみ、タスクが開始されます。
check-target-connection-successful = レプリケーションインスタンスがターゲットに到達できる
    .failed = ターゲットへの接続に失敗している
    .why = データベースがインスタンスを許可し、エンドポイントのユーザーとパスワードが正しい必要があります。
    .fix = テストが再び失敗する場合は、ユーザーとパスワードをデータベースのものと比べてください。

## Create and run a replication task

check-task = タスクがある
    .failed = タスクがない
    .why = データをコピーし、その後のすべての変更をコピーします。
check-task-source = タスクがソースエンドポイントから読み取っている
    .failed = タスクが別のエンドポイントから読み取っている
    .why = 別のデータベースをコピーすることになります。
check-task-target = タスクがターゲットエンドポイントに書き込んでいる
    .failed = タスクが別のエンドポイントに書き込んでいる
    .why = データが別のデータベースに届くことになります。
check-task-instance = タスクがレプリケーションインスタンスで実行されている
    .failed = タスクが別のレプリケーションインスタンスで実行されている
    .why = このインスタンスだけが両方のデータベースに到達できます。
check-task-type = タスクが既存のデータを移行し、変更をレプリケートしている
    .failed = タスクが既存のデータの移行と変更のレプリケートの両方を行っていない
    .why = ショップは切り替えまでソースに書き込み続けます。
check-task-schema = タスクがスキーマ { $schema } を移行している
    .failed = タスクが別のスキーマを移行している
    .why = ショップのテーブルはこのスキーマにあります。
check-task-names = テーブルの名前が変わらない
    .failed = タスクがスキーマまたはテーブルに別の名前を付けている
    .why = ショップはこれらの名前で探します。
check-task-tables-kept = タスクが既存のターゲットテーブルをそのまま残している
    .failed = タスクが既存のターゲットテーブルを変更している
    .why = ページでは「何もしない」を指定しています。
check-task-logs = タスクがログを書き込んでいる
    .failed = タスクがログを書き込んでいない
    .why = テーブルをコピーできなかった理由がログに記録されます。
check-task-validation = タスクがコピーしたデータを検証している
    .failed = タスクがコピーしたデータを検証していない
    .why = 検証では、ソースとターゲットを行ごとに比較します。
check-task-running = タスクが実行中である
    .failed = タスクが実行中ではない
    .why = 変更をレプリケートするタスクは自然には終わりません。停止した場合、ソースのバイナリログが有効になっていないことがよくあります。
    .fix = 再び停止する場合は、ソースデータベースを「Configure Source Database」のページと比べてください。
check-task-tables-loaded = テーブルがロードされている
    .failed = テーブルが 1 つもロードされていない
    .why = 変更の前に全ロードが行われます。
check-task-tables-without-errors = エラーのあるテーブルがない
    .failed = エラーのあるテーブルがある
    .why = そのテーブルのデータがターゲットにありません。
    .fix = タスクの「テーブル統計」タブを開き、エラーのあるテーブルのログを確認してください。

## 変更

change-stack-roll-back = { $name } の更新をロールバック
change-public-subnets = { $name } のサブネットを { $vpc } のパブリックサブネットに変更
change-database-move = { $name } を { $vpc } に移動（移動中は応答なし）
change-instance-groups = { $name } に { $asked } をアタッチ
change-instance-storage = { $name } のストレージ割り当てを 100 GB に拡張
change-instance-again = ページの設定で { $name }-2 を作成し、{ $name } のタスクを移動してから、{ $name } を削除
change-endpoint-password = { $name } のパスワードを入力し直し、接続をテスト
change-test-connection = { $name } の接続をテスト
change-task-schema = { $schema } のすべてのテーブルを含むように { $name } の選択ルールを修正
change-task-names = { $schema } またはそのテーブルの名前を変更する変換ルールを { $name } から削除し、テーブルをロードし直す
change-source-server = { $name } のサーバー名をソースデータベースのもの（スタックの出力の DBServerDNSName）に設定
change-task-instance = { $name } を { $asked } に移動
change-task-start = { $name } を開始
change-task-resume = { $name } を再開
change-task-load = テーブルがロードされるように { $name } を最初から開始

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
symptom-dms-privileges = ソースのユーザーに変更を読み取る権限がない
    .fix = 「Configure Source Database」ページのとおりに REPLICATION CLIENT と REPLICATION SLAVE をユーザーに付与し、タスクを再開してください。
symptom-dms-access-denied = データベースがユーザーまたはパスワードを拒否している
    .failed = データベースがユーザーまたはパスワードを拒否している
    .fix = エンドポイントのパスワードをもう一度入力し、接続をもう一度テストしてください。
symptom-dms-host-not-allowed = ソースデータベースが、このアドレスからのユーザーを許可していない
    .fix = 「Configure Source Database」ページのとおりに、任意のホスト (「%」) に対してユーザーを作成してください。
symptom-dms-binary-log = ソースのバイナリログが DMS の要件を満たしていない
    .fix = 「Configure Source Database」ページのとおりに server-id、log_bin、binlog_format=ROW を設定し、MySQL を再起動してから、タスクを再開してください。
symptom-dms-unknown-host = エンドポイントのサーバー名が存在しない
    .fix = サーバー名をもう一度コピーしてください。ソースは DBServerDNSName、ターゲットは RDS のエンドポイントです。
symptom-dms-no-tables = 選択ルールに一致するテーブルが見つからない
    .fix = テーブルマッピングのスキーマを修正してください。大文字と小文字は区別され、この名前にはハイフンが含まれます。
symptom-dms-unknown-database = 指定されたデータベースが存在しない
    .fix = エンドポイントのデータベース名を空にし、スキーマをソースと照合してください。
symptom-dms-network = レプリケーションインスタンスが、このポートでサーバーに到達できない
    .failed = レプリケーションインスタンスがデータベースに到達できない
    .fix = サーバー名とポートをページと照合してください。ターゲットの場合はデータベースのグループのルールを、ソースの場合は、サーバーが実行中かどうか、また VPC Block Public Access が接続をブロックしていないかを確認してください。
