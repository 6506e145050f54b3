# ハンズオンの後に残っているもの。$thing、$vpc、$stack、$user、$region、$state、$reason、$classes はアカウントの値。
# $kind は下の種類の 1 つ、$amount は下の金額の 1 つ。$sources はウェブアドレスで、それぞれに日付が付く。

absent-services = ECS サービス
absent-clusters = ECS クラスター
absent-task-definitions = タスク定義
absent-load-balancers = ロードバランサー
absent-target-groups = ターゲットグループ
absent-file-systems = EFS ファイルシステム
absent-nat-gateways = NAT ゲートウェイ
absent-addresses = Elastic IP アドレス
absent-databases = RDS データベース
absent-instances = EC2 インスタンス
absent-stacks = CloudFormation スタック
absent-log-groups = ロググループ
absent-parameters = パラメータ

absent-expected = { $kind }：ハンズオンのものが残っていない
absent-saw = { $kind }（{ $regions }）：ハンズオンのもの 0 件、その他 { $count } 件
absent-others = { $things } は、ハンズオンのものである可能性があります。そうであれば、料金がかかるため、あわせて削除してください。

absent-thing = { $thing }
absent-thing-in = { $vpc } 内の { $thing }
absent-thing-of-stack = スタック { $stack } が作成した { $thing }
absent-thing-of = { $user } に関連する { $thing }
absent-thing-outlived = VPC がもう存在しない { $thing }
absent-thing-elsewhere = { $thing }（リージョン：{ $region }）
absent-thing-stuck = { $thing }（AWS で削除に失敗：{ $reason }）
absent-thing-going = { $thing }（{ $state }）
absent-thing-going-with = { $thing }（スタック { $stack } とともに削除）

absent-left = 残っているもの：{ $things }。{ $cost }
absent-fix = 次のものを削除してください：{ $things }。
absent-fix-with-stack = スタック { $stack } を削除してください。次のものも削除されます：{ $things }。
absent-protected-load-balancer = { $fix }AWS が「OperationNotPermitted」で拒否する場合は、先に削除保護を無効にしてください（EC2 → Load Balancers → Attributes → Edit）。
absent-protected-instance = { $fix }AWS が「OperationNotPermitted」で拒否する場合は、先に終了保護を無効にしてください（EC2 → Instances → Actions → Instance settings → Change termination protection）。
absent-protected-stack = { $fix }終了保護が有効だと AWS が応答する場合は、先に無効にしてください（CloudFormation → Stacks → Stack actions → Edit termination protection）。
absent-first-stack = まず、{ $thing } がワークショップのものかどうかを確認してください。スタック { $stack } が作成したものです。{ $fix }
absent-first-name = まず、{ $thing } がワークショップのものかどうかを確認してください。ページにある名前ではありません。{ $fix }
absent-first-alone = まず、{ $thing } がワークショップのものかどうかを確認してください。根拠は名前だけです。{ $fix }
absent-first-outlived = まず、{ $thing } がワークショップのものかどうかを確認してください。VPC はもう存在せず、ワークショップはここで実施されました。{ $fix }
absent-first-cluster = { $thing } はクラスター { $cluster } のインスタンスです。クラスターにはデータが残り、インスタンスがなくても料金がかかります。RDS →「データベース」で、クラスターのすべてのインスタンスを削除してから、クラスターを削除してください。{ $fix }
absent-first-group = まず、Auto Scaling グループ { $group } を削除してください。削除しないと、{ $thing } の代わりに別のインスタンスが起動されます。{ $fix }
absent-first-used = まず、{ $user } の用途を確認してください。{ $thing } を使用しています。{ $fix }
absent-first-wait = まず、{ $thing } の状態が { $state } でなくなるまで待ってください。{ $fix }
absent-first-read = まず、{ $thing } より先に削除する必要があるものを確認してください。それを読み取れませんでした。{ $fix }
absent-going = 削除中：{ $things }
absent-going-usually = 削除には数分、データベースでは 15 分ほどかかります。その後、もう一度確認してください。

absent-money = { $currency } { $whole }.{ $cents }
absent-amount = 約 { $amount }
absent-amount-below = { $amount } 未満
absent-amount-unknown = （料金不明）
absent-costs-nothing = 現在の状態では料金はかかりません
absent-no-price = それ自体に料金はかかりません
absent-costs = 1 日あたりの料金：{ $amount }
absent-costs-at-least = 1 日あたりの料金：{ $amount } 以上（料金が不明なもの：{ $classes }）
absent-costs-unknown = 料金は不明です。
absent-price-unknown = 料金が不明なもの：{ $classes }

daily-cost-expected = 料金のかかるハンズオンのリソースが残っていない
daily-cost-saw = { $regions } に、料金のかかるハンズオンのリソースは残っていない
daily-cost-not-looked-at = ここでは確認していないもの：{ $others }。使用した場合は、手順ページのとおりに、その中のリソースも削除してください。
daily-cost-unread = { $regions } には確認できなかったものがあります。そこでも作業した場合は、そのリージョンも確認してください。
daily-cost-left = 残っているリソースの 1 日あたりの料金：{ $amount }（内訳：{ $parts }）
daily-cost-left-at-least = 残っているリソースの 1 日あたりの料金：{ $amount } 以上（内訳：{ $parts }）。読み取れないもの、または料金が不明なものは含まない
daily-cost-left-unknown = 残っているものに料金がかかる可能性がありますが、金額は不明です：{ $parts }
daily-cost-part = { $kind } { $amount }
daily-cost-fix = 上の各チェックに示されたものを、その順に削除してください。
