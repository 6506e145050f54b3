# チェックの期待値、現状、助言。ID、名前、AWS の用語はコンソールの表示どおり。

## Kinds of resources

kind-vpc = VPC
kind-security-group = セキュリティグループ
kind-file-system = EFS ファイルシステム
kind-load-balancer = ロードバランサー
kind-target-group = ターゲットグループ
kind-cluster = ECS クラスター
kind-task-definition = タスク定義
kind-service = ECS サービス
kind-database = RDS データベース
kind-instance = EC2 インスタンス
kind-iam-role = IAM ロール

internet-gateway = インターネットゲートウェイ
nat-gateway = NAT ゲートウェイ
execution-role = タスク実行ロール
task-role = タスクロール

## Existence

name-exact = 名前：{ $name }
name-example = 例：{ $name }
exists-expected = { $kind }（{ $name }）
exists-expected-in = { $kind }（{ $name }、VPC：{ $vpc }）
exists-expected-any = { $kind }
exists-expected-any-in = { $kind }（VPC：{ $vpc }）
exists-saw = { $name }：{ $how }
found-wired = { $kind }「{ $from }」が使用
found-named = 名前で特定
found-nearly-named = 似た名前で特定
found-sole = 唯一の候補
found-best-fit = 複数の候補のうち最も条件に合うもの
exists-other-name = 名前は { $name } です。手順ページの指定は { $asked } です。この名前でも動作します。
exists-others = 候補が複数あります。{ $name } を確認し、{ $others } は確認していません。
exists-other-vpc = { $name } の VPC は { $vpc }
exists-other-vpc-fix = { $kind }を { $vpc } に作り直してください。作成済みのものの VPC は変更できません。
exists-other-vpc-fix-cluster = { $name } のクラスターのスナップショットを { $vpc } に復元してください。クラスターは別の VPC に移動できません。新しいデータベースを作成しても空です。
exists-other-vpc-fix-database = { $name } を { $vpc } に移動してください。{ $vpc } に、インスタンスのアベイラビリティーゾーンのサブネットを含む DB サブネットグループを作成し、Modify で { $vpc } のセキュリティグループとともに選択します。その前に、インスタンスが停止していれば起動し、Multi-AZ であれば Single-AZ に変換してください。新しいデータベースを作成しても空です。
exists-absent = { $kind }「{ $name }」が見つからない
exists-absent-near = { $kind }「{ $name }」が見つからない（似た名前：{ $near }）
exists-absent-apart = { $absent }（ワークショップのものではないと判断：{ $others }）
exists-absent-made-by = { $absent }（{ $name } の状態：{ $state }）
exists-absent-made-by-because = { $absent }（{ $name } の状態：{ $state }。「{ $reason }」）
exists-absent-any = { $kind }が見つからない
exists-absent-fix = { $kind }を手順ページのとおりに作成してください。
unsure-fix = まず、{ $name } がワークショップのものかどうかを確認してください。それを示すものがアカウントにありません。{ $fix }
resource-missing = { $kind }「{ $name }」が存在しない
resource-missing-any = { $kind }が存在しない

## Properties

property-expected = { $resource }：{ $property } = { $asked }
property-saw = { $resource }：{ $property } = { $value }
property-pending = { $resource } の状態：{ $value }
property-unfinished = { $resource } は { $value } ですが、開始した処理はまだ終わっていません
property-otherwise = { $resource } はないが、{ $other } があるため不要
property-advice = { $actual }。手順ページの指定：{ $asked }
property-fix = { $resource } の { $property } を変更してください（正しい値：{ $asked }）。コンソールで変更できない場合は、手順ページのとおりに新しく作成し、それを使用してください。
property-state-fix = コンソールで { $resource } を開き、状態が { $asked } でない理由を確認してください。回復しない場合は、手順ページのとおりに新しく作成してください。
property-fixed-fix = { $resource } の { $property } は変更できません。手順ページのとおりに新しく作成し（{ $asked }）、それを使用してください。
property-declared-fix = { $resource } の { $property } を変更してください（正しい値：{ $asked }）。
asked-one-of = { $values }
asked-at-least = { $least } 以上
asked-absent = 未設定
asked-other-than = { $values } 以外の値
works-all-the-same = { $actual }。それでも動作しています：{ $proof }。手順ページの指定：{ $asked }。

## selection_rules

selection-expected = { $resource }：{ $container } のすべてのテーブルを含む選択ルール
selection-saw = { $resource } の選択ルールは { $container } のすべてのテーブルを含みます
selection-saw-parts = { $resource } の選択ルールは { $container } の必要なテーブルを含みます
selection-advice = 手順ページの指定と異なり、ルールは { $container } のすべてのテーブルを含んではいません。
selection-none = { $resource } の選択ルールに { $container } が含まれていません
selection-without = { $resource } の選択ルールに { $container } の { $parts } が含まれていません
selection-fix = { $container } のすべてのテーブルを含むように { $resource } の選択ルールを修正してください。
renaming-expected = { $resource }: { $schema } またはそのテーブルの名前を変更する変換ルールがないこと
renaming-saw = { $resource } の変換ルールは { $schema } とそのテーブルの名前を変更しない
renaming-schema = { $resource } の変換ルールが { $schema } の名前を { $name } に変更する
renaming-tables = { $resource } の変換ルールが { $schema } の { $tables } の名前を変更する
renaming-fix = { $schema } またはそのテーブルの名前を変更する { $resource } の変換ルールを削除し、テーブルをロードし直してください。
wait-minutes = 通常は数分かかります。その後にもう一度確認してください。
wait-mount-target = マウントターゲットは通常 2 分以内に利用可能になります。その後にもう一度確認してください。
wait-deployment = デプロイには通常 3～5 分かかります。その後にもう一度確認してください。
wait-targets = 新しいターゲットが正常になるまで、通常 1～3 分かかります。その後にもう一度確認してください。

## Security groups

sg-expected = { $group } が { $direction } { $protocol } { $ports } を許可
sg-saw = { $group } が { $direction } { $protocol } { $ports } を許可
sg-from = { $peer } からの
sg-to = { $peer } への
sg-anywhere = 0.0.0.0/0 (任意の場所)
sg-peer = { $name }
sg-by-address = { $count ->
   *[other] ルールにはアドレス範囲 { $ranges } が指定されています。
}手順ページの指定は { $peer } です。
sg-narrower = ルールの対象が { $range } に限られています。手順ページの指定は任意の場所です。ソースを 0.0.0.0/0 に変更してください。
sg-fewer-ports = 必要なポートは開いています。手順ページの指定は { $ports } です。
sg-database-port = データベースのポートは { $port } です。手順ページの指定は { $asked } です。
sg-refused = { $group }：{ $why }
sg-no-rules-in = インバウンドルールがない
sg-no-rules-out = アウトバウンドルールがない
sg-other-protocol = ルール「{ $rule }」のプロトコルが { $protocol } ではない
sg-other-port = ルール「{ $rule }」にポート { $ports } が含まれない
sg-only-ipv6 = ルール「{ $rule }」は IPv6 専用
sg-other-peer = ルール「{ $rule }」の対象が { $peer } ではない
sg-none-fits = 条件に合うルールがない（現在のルール：{ $rules }）
sg-fix-in = { $group } にインバウンドルールを追加してください：{ $protocol } { $ports }、ソース { $peer }。
sg-fix-out = { $group } にアウトバウンドルールを追加してください：{ $protocol } { $ports }、送信先 { $peer }。

carries-expected = { $resource } のセキュリティグループ：{ $group }
carries-saw = { $resource } のセキュリティグループ：{ $group }
carries-others = { $resource } には { $others } も割り当てられています。
carries-instead = { $resource } には { $group } ではなく { $carried } が割り当てられています。ルールの効果は同じです。
carries-other = { $resource }：{ $group } ではなく { $carried } が割り当てられている
carries-fix = { $resource } のセキュリティグループを、現在のものから { $group } に変更してください。
carries-fix-beside = { $resource } に { $group } を追加で割り当ててください（残すもの：{ $kept }）。
manual-saw = 講師が確認済み
manual-expected = 講師による確認

## Network

vpc-dns-expected = { $vpc } で DNS サポートと DNS ホスト名の両方が有効
vpc-dns-saw = { $vpc } で両方とも有効
vpc-dns-off = { $vpc } で無効：{ $attributes }
vpc-dns-fix = { $attributes } を有効にしてください。VPC コンソールで { $vpc } を選択し、「Edit VPC settings」（VPC の設定を編集）を開きます。
subnets-missing = { $vpc } に { $subnets } が見つからない
stack-fix = ハンズオンの CloudFormation スタックをデプロイし直すか、講師に相談してください。
route-expected = { $subnets } のデフォルトルートのターゲット：{ $gateway }
route-saw = { $subnets } のデフォルトルートのターゲット：{ $gateway }
route-wrong = { $subnet }（ルートテーブル { $table }）：{ $what }
route-wrong-several = { $problems }
route-none = デフォルトルートがない
route-blackhole = デフォルトルートのターゲット { $gateway } がすでに存在しない（blackhole）
route-other = デフォルトルートのターゲットが { $gateway }
route-nat-gone = NAT ゲートウェイ { $gateway } が存在しない
route-nat-state = NAT ゲートウェイ { $gateway } の状態が { $state }
route-nat-not-public = NAT ゲートウェイ { $gateway } がパブリックサブネットにない
route-fix = { $gateway }（正常に動作しているもの）を、ルートテーブル { $table } の 0.0.0.0/0 のターゲットに指定してください。
acl-expected = { $subnets } のネットワーク ACL が、ハンズオンの通信とその応答を許可
acl-saw = { $subnets } の通信を { $acls } が許可
acl-blocks-in = { $acl }（{ $subnet }）が { $peer } からのインバウンド TCP { $ports } を拒否（ルール { $rule }）
acl-blocks-out = { $acl }（{ $subnet }）が { $peer } へのアウトバウンド TCP { $ports } を拒否（ルール { $rule }）
acl-fix-in = { $acl } に、より小さいルール番号で { $peer } からのインバウンド TCP { $ports } を許可するルールを追加してください。
acl-fix-out = { $acl } に、より小さいルール番号で { $peer } へのアウトバウンド TCP { $ports } を許可するルールを追加してください。

## Reachability

reaches-expected = { $from } → { $to }：TCP { $ports } で接続可能
reaches-expected-endpoint = { $from } → { $to }：データベースのポートで接続可能
reaches-name = { $name }
reaches-internet = インターネット
reaches-carrier = { $groups }
reaches-saw = { $from } → { $to }：TCP { $ports } で接続可能（確認対象：{ $looked }）
reaches-blocked = { $from } → { $to }：TCP { $ports } で接続不可。原因：{ $blockers }
reaches-fix = 通信を通すには、次のように変更してください：{ $changes }。
blocker-coded = { $what } [{ $code }]
blocker-groups-in = { $groups } で TCP { $ports } のインバウンド（ソース：{ $peer }）が未許可
blocker-groups-out = { $groups } で TCP { $ports } のアウトバウンド（送信先：{ $peer }）が未許可
blocker-no-route = { $table }（{ $subnet }）にインターネットへの適切なルートがない
blocker-no-route-hosts = { $table }（{ $subnet }）にインターネットへの適切なルートも { $hosts } 用の VPC エンドポイントもない
blocker-dead-route = { $table } のルート { $destination } のターゲット { $target } がすでに存在しない（blackhole）
blocker-private-nat = プライベート NAT ゲートウェイ { $gateway } からはインターネットに接続できない
blocker-no-public-address = パブリックサブネット { $subnet } で { $service } のタスクにパブリック IP が割り当てられない
blocker-internal = { $load_balancer } が内部向け（internal）
blocker-other-vpc = VPC が異なる（{ $from } と { $to }）
blocker-no-mount-target = { $file_system } のマウントターゲットが { $zone } にない
blocker-zone = タスクが動作している { $zone } が { $load_balancer } で有効になっていない
blocker-public-access = VPC Block Public Access ({ $mode }) が { $place } とインターネット間のトラフィックをブロックしている
blocker-dns = { $vpc } で { $attribute } が無効
change-allow-in = { $group } にインバウンドルール「TCP { $ports }、ソース { $peer }」を追加
change-allow-out = { $group } にアウトバウンドルール「TCP { $ports }、送信先 { $peer }」を追加
change-acl-in = { $acl } にインバウンドルール { $number }「TCP { $ports }、送信元 { $peer }、許可」を追加
change-acl-out = { $acl } にアウトバウンドルール { $number }「TCP { $ports }、送信先 { $peer }、許可」を追加
change-acl-remove-in = { $acl } からインバウンドルール { $number } を削除
change-acl-remove-out = { $acl } からアウトバウンドルール { $number } を削除
change-route = { $gateway }（正常に動作しているもの）を { $table } の { $destination } のターゲットに指定
change-route-remove = { $table } からルート { $destination } を削除
change-dns = { $vpc } で { $attribute } を有効化
change-exclusion = VPC Block Public Access に { $vpc } の双方向のトラフィックを許可する除外を追加
change-exclusion-mode = VPC Block Public Access の除外 { $exclusion } を双方向のトラフィックを許可するように変更
change-exclusion-refused = VPC Block Public Access の { $vpc } の除外を許可するよう、組織の管理者に依頼（組織で除外が無効になっている）
change-public-ip = { $service } の「Public IP」（パブリック IP）を有効化
change-mount-target = { $file_system } のマウントターゲットを { $zone } に追加
change-replace = { $resource } を削除して再作成
change-internet-facing = { $load_balancer } をスキーム「internet-facing」で再作成
change-public-subnet = { $load_balancer } のサブネット { $subnet } をパブリックサブネットに変更
change-zone = { $load_balancer } に { $zone } のパブリックサブネットを追加
change-vpc = { $resource } を { $vpc } に再作成

## IAM roles

role-expected = { $role }：{ $service } が引き受け可能で、{ $actions } を許可
role-saw = { $role }：{ $service } が引き受け可能で、{ $actions } を許可
role-absent = ロール { $role } が存在しない
role-absent-fix = 既存のロールを選択してください。ハンズオンのスタックで作成されたロールがあります。
role-untrusted = { $role } を { $service } が引き受けられない
role-untrusted-fix = { $role } の信頼ポリシーに { $service } を追加してください。
role-trust-denied-fix = { $role } の信頼ポリシーから、{ $service } を拒否するステートメントを削除してください。
role-trust-condition-fix = { $role } の信頼ポリシーの { $key } の条件を変更してください。このアカウントに合っていません。
role-lacks = { $role } で { $action } が許可されていない
role-lacks-fix = ハンズオンのスタックと同じように、{ $role } のインラインポリシーで { $action } を許可してください。
role-denied = ポリシー { $policy } が { $role } に対して { $action } を拒否している
role-denied-fix = { $role } のポリシー { $policy } から、{ $action } を拒否するステートメントを削除してください。
role-bounded = { $role } のアクセス許可の境界 { $boundary } で { $action } が許可されていない
role-bounded-fix = { $boundary } で { $action } を許可するか、{ $role } のアクセス許可の境界を削除してください。
task-role-expected = { $definition } の{ $which }：{ $role }
task-role-none = { $definition } の{ $which }が未設定
task-role-fix = { $which }に { $role } を指定して、新しいリビジョンを作成してください。

## Parameters

parameter-expected = { $name }（{ $type }）：{ $value }
parameter-value-is = { $value }
parameter-value-endpoint = { $database } のエンドポイント
parameter-value-any = 任意の値
parameter-saw = { $name }（{ $type }）
parameter-absent = { $region } にパラメータ { $name } がない
parameter-absent-fix = タイプ { $type } のパラメータ { $name } を作成してください。名前はこのとおりに入力し、パスは付けないでください。
parameter-slash = 名前がスラッシュで始まっています。手順ページの指定は { $name } です。
parameter-plain = { $name } が通常の String（文字列）のため、パラメータの読み取り権限があれば誰でも値を読めます。手順ページの指定は SecureString（安全な文字列）です。
parameter-port = 値の末尾にポートが付いています（{ $value }）。手順ページの指定はホスト名だけです。
parameter-instance = { $value } はクラスターの 1 つのインスタンスのエンドポイントで、フェイルオーバー後は書き込めません。ライターエンドポイント { $asked } を使うことをお勧めします。
parameter-reader = { $value } はクラスターのリーダーエンドポイントです。書き込めるのはクラスターにほかのインスタンスがない間だけなので、ライターエンドポイント { $asked } を使うことをお勧めします。
parameter-wrong = { $name }：{ $why }
parameter-empty = 値が空
parameter-space = 値の前後に空白がある：「{ $value }」
parameter-scheme = 値がホスト名ではなく、http:// の付いたアドレス（{ $value }）
parameter-identifier = 値がエンドポイントではなく、インスタンス名（{ $value }）
parameter-other-database = 値が別のデータベース（{ $database }）のエンドポイント
parameter-other-host = 値 { $value } がハンズオンのデータベースのエンドポイントではない
parameter-port-missing = 値にポートがなく、データベースのポートは { $port }
parameter-port-other = 値 { $value } のポートが、データベースのポート { $port } と異なる
parameter-read-only = 値が、書き込みのできないクラスターのリーダーエンドポイント（{ $value }）
parameter-other = 値が { $value }
text-hidden = （パスワードの可能性があるため非表示）
parameter-fix = { $name } の値を変更してください（正しい値：{ $value }）。サービスを作成済みの場合は、その後に新しいデプロイを強制してください。
parameter-empty-fix = { $name } に値を設定してください。サービスを作成済みの場合は、その後に新しいデプロイを強制してください。
parameter-space-fix = { $name } の値の前後の空白を削除してください。サービスを作成済みの場合は、その後に新しいデプロイを強制してください。

## EFS

mount-targets-expected = { $file_system }：{ $subnets } の各アベイラビリティゾーンに利用可能なマウントターゲットがある
mount-targets-saw = { $file_system }：{ $zones } に利用可能なマウントターゲットがある
mount-targets-zone = { $file_system }：{ $zone } にマウントターゲットがない（既存の場所：{ $found }）
mount-targets-zone-fix = { $zone } にマウントターゲットを追加してください。手順ページで使うサブネットは { $subnets } です。
mount-targets-other-vpc = { $vpc } 以外にあるマウントターゲット：{ $targets }
mount-targets-other-vpc-fix = { $file_system } のマウントターゲットを削除し、{ $vpc } に作成してください。
mount-targets-elsewhere = マウントターゲットは { $subnets } にあります。手順ページでは、同じアベイラビリティゾーンの別のサブネットを使います。

volume-expected = { $definition } に { $file_system } の EFS ボリュームがある
volume-saw = { $file_system } のボリューム { $volume }
volume-none = { $definition } に EFS ボリュームがない
volume-other = { $definition } が別のファイルシステムをマウント：{ $found }
volume-root = ボリューム { $volume } のルートディレクトリが { $root } で、存在しない可能性がある
volume-root-fix = ボリューム { $volume } のルートディレクトリを「/」にして、新しいリビジョンを作成してください。
volume-fix = { $file_system } の EFS ボリュームを追加して、新しいリビジョンを作成してください。
volume-unencrypted = ボリューム { $volume } は転送中の暗号化なしでマウントされており、読み書きするデータが暗号化されずにネットワークを流れます。
volume-access-point = ボリュームはアクセスポイント { $point } を経由しています。そのディレクトリは確認していません。
mount-expected = EFS ボリュームを { $path } にマウント
mount-saw = { $container } が { $path } にマウント
mount-none = { $container } に EFS ボリュームのマウントポイントがない
mount-other = { $container } が { $paths } にマウント
mount-fix = マウントポイントを { $path } にして、新しいリビジョンを作成してください。

## Load balancer

lb-subnets-expected = { $load_balancer } のサブネット：{ $subnets }
lb-subnets-saw = { $load_balancer } のサブネット：{ $subnets }
lb-subnets-wrong = { $load_balancer } のサブネット { $subnets } が、ハンズオンの VPC のパブリックサブネットではない
lb-zones-few = { $load_balancer } のサブネットが { $subnets } だけ
lb-subnets-fix = ロードバランサーのサブネットを次のように変更してください：{ $subnets }。
listener-expected = { $load_balancer } の { $listener } リスナー：{ $target_group } に転送
listener-saw = { $load_balancer } の { $listener } リスナー：{ $target_group } に転送
listener-absent = { $load_balancer } にポート { $port } のリスナーがない（既存のリスナー：{ $found }）
listener-protocol = { $load_balancer } のリスナー：{ $listener }
listener-other = { $load_balancer } の { $listener } リスナー：{ $does }
listener-some = { $path }：{ $load_balancer } の { $listener } リスナー：{ $does }
listener-advice = { $load_balancer } の { $listener } リスナー：{ $does }。ページの指示は、すべてを転送するリスナー
action-forward = { $groups } に転送
action-fixed = 固定レスポンス { $status } を返却
action-redirect = { $url } にリダイレクト
action-circle = リダイレクトがループ
action-no-listener = { $listener } にリダイレクトしているが、そのリスナーがない
action-share = リクエストの { $percent } % を { $group } に送信
action-share-dead = リクエストの { $percent } % を正常なターゲットがない { $group } に送信
action-other = その他のアクション（{ $type }）
listener-fix = { $listener } リスナーですべてのリクエストを { $target_group } に転送してください。リスナーがない場合は追加してください。

## Task definition

container-none = { $definition } にコンテナがない
image-expected = イメージ { $image }
image-saw = { $container } のイメージ：{ $image }
image-fix = イメージを { $image } にして、新しいリビジョンを作成してください。
image-elsewhere = { $image } の取得元である Docker Hub では匿名ダウンロードが制限されており、1 つの NAT ゲートウェイをクラス全員で使うとすぐに「toomanyrequests」になります。手順ページの指定は { $asked } です。
image-mirror = { $image } は別のレジストリのイメージです。同じイメージかどうかはここでは確認できません。手順ページの指定は { $asked } です。
image-digest = イメージがダイジェストだけで指定されているため、バージョンとバリアントはここでは確認できません。手順ページの指定は { $asked } です。
image-tag = タグが { $tag } です。手順ページの指定は { $asked } です。
image-variant = { $saw }：バリアント { $variant } はポート { $port } でリッスンしない
image-behind = バリアント { $variant } はポート { $port } でリッスンしません。{ $proxy } がリクエストを転送する必要があります。
port-expected = { $definition } のコンテナのポートマッピング：{ $port }（TCP）
port-saw = { $container } のポートマッピング：{ $port }
port-other = { $definition } のポートマッピング：{ $found }
port-fix = コンテナのポートマッピングにポート { $port }（TCP）を指定して、新しいリビジョンを作成してください。
secrets-expected = ValueFrom で指定：{ $pairs }
secrets-saw = { $container } がパラメータストアから { $variables } を取得
secrets-wrong = { $container }：{ $problems }
secret-plain = { $variable } が ValueFrom ではなく直接の値
secret-absent = { $variable } がない
secret-elsewhere = { $variable } が { $container } だけに設定されている
secret-other = { $variable } の取得元が { $parameter } ではなく { $value }
secret-manager = { $variable } の取得元は Secrets Manager です。手順ページではパラメータ { $parameter } を使います。
variable-other = { $variable } が { $asked } ではないため、WordPress が移行済みのテーブルを見つけられない
variable-advice = { $variable } が { $asked } ではありません。このプレフィックスのテーブルがデータベースにあることを確認してください。
variable-fix = { $variable } を削除するか、値を { $asked } にして、新しいリビジョンを作成してください。
log-group-expected = ロググループが存在するか、タスク実行ロールに作成権限がある
log-group-none = { $definition } はログを収集しない設定（問題なし）
log-group-saw = ロググループ：{ $groups }
log-group-absent = { $container } の出力先のロググループ { $group } が存在せず、タスク実行ロールに作成権限もない
log-group-fix = ロググループ { $group } を作成するか、新しいリビジョンでログ収集を無効にしてください。

## Service

launch-expected = { $service } の起動タイプ：{ $asked }
launch-saw = { $service } の起動タイプ：{ $found }
launch-other = { $service } の起動タイプ：{ $found }。サイトは動作するかもしれませんが、手順ページの指定は { $asked } です
launch-fix = サービスを削除し、{ $asked } で作成し直してください。
launch-advice = { $found } で動作しています。AWS が 2 分前の通知だけで停止することがあります。
platform-expected = { $service } のプラットフォームバージョンが { $at_least } 以降
platform-saw = { $service }：{ $found }
platform-old = { $service } のプラットフォームバージョン { $found } は EFS をマウントできない
platform-fix = サービスのプラットフォームバージョンを { $at_least } または LATEST に更新し、新しいデプロイを強制してください。
task-subnets-expected = { $service } のサブネット：{ $subnets }
task-subnets-saw = { $service } のサブネット：{ $subnets }
task-subnets-none = { $service } にサブネットが設定されていない
task-subnets-other-vpc = { $subnet } が別の VPC にある
task-subnets-no-public-ip = { $subnet } はパブリックサブネットだが、タスクにパブリック IP が割り当てられず、インターネットに接続できない
task-subnets-no-way-out = { $subnet } からインターネットに接続する経路がない
task-subnets-fix = サービスのネットワーキングを { $subnets } に更新してください。コンソールで変更できない場合は、サービスを削除して作成し直してください。
task-subnets-public = タスクが { $subnets } でパブリック IP を持ち、インターネットに公開されています。手順ページではプライベートサブネットを使います。
task-subnets-one-zone = すべてのタスクが 1 つのアベイラビリティゾーンで動作しています。そのゾーンに障害が起きると、サイトも停止します。
service-tg-expected = { $service } がポート { $port } を { $target_group } に登録
service-tg-saw = { $service } が { $container }:{ $port } を { $target_group } に登録
service-tg-none = { $service } にロードバランサーが設定されていない
service-tg-other = { $service } のタスクの登録先：{ $found }
service-tg-port = { $service } がポート { $port } を登録
service-tg-fix = ターゲットグループ { $target_group } とコンテナのポート { $port } を指定して、サービスを更新するか、作成し直してください。
revision-expected = { $service } のリビジョン：{ $definition }
revision-saw = { $service } のリビジョン：{ $found }
revision-other = { $service } のリビジョンが { $found } のまま（手順ページのとおりのリビジョン：{ $wanted }）
revision-fix = サービスを { $wanted } に更新し、新しいデプロイを強制してください。
desired-expected = { $service } のタスクの必要数：{ $count }
desired-saw = { $service } のタスクの必要数：{ $count ->
   *[other] { $count }
}
desired-few = 手順ページのタスクの必要数は { $count } です。それより少ないと、デプロイや障害のたびにサービスが中断します。
desired-fix = サービスを更新し、タスクの必要数を { $count } にしてください。
scaling-expected = { $service } がタスク数 { $bounds } の範囲で自動スケーリング（{ $metric }、ターゲット値 { $target }）
scaling-saw = { $service } がタスク数 { $bounds } の範囲で自動スケーリング
scaling-none = { $service } に Auto Scaling が設定されていません。
scaling-bounds = スケーリングの範囲はタスク数 { $bounds } です。手順ページの指定は { $asked } です。
scaling-policy = { $metric } をターゲット値 { $target } で追跡するスケーリングポリシーがありません。
scaling-suspended = 動的スケーリングが中断されているため、スケーリングポリシーは機能しません。
steady-expected = { $service } のすべてのタスクが実行中で、デプロイが完了している
steady-saw = { $service }：必要数 { $desired } のうち { $running } 個のタスクが実行中、デプロイは完了
steady-pending = { $service } をデプロイ中：必要数 { $desired } のうち { $running } 個のタスクが実行中
steady-not = { $service }：必要数 { $desired } のうち { $running } 個のタスクが実行中
steady-fix = ECS コンソールで、最後に停止したタスクを確認してください。修正したら「Force new deployment」（新しいデプロイの強制）を選択してサービスを更新してください。失敗したデプロイは自動では再開されません。
targets-expected = { $target_group } のすべてのターゲットが正常
targets-saw = { $target_group }：{ $count ->
   *[other] { $count } 個のターゲットが正常
}
targets-none = { $target_group } にターゲットがない
targets-none-fix = サービスのタスクをこのターゲットグループに登録するように設定してください。タスクは起動すると登録されます。
targets-strays = { $target_group } の次のターゲットは、サービスのタスクではない: { $targets }
targets-strays-advice = 次のターゲットはサービスのタスクではありません: { $targets }。登録を解除してください。タスクはサービスが自動で登録します。
targets-initial = { $target_group }：{ $count ->
   *[other] { $count } 個のターゲットが初回のヘルスチェック中
}
targets-sick = { $target_group }：{ $targets }
targets-fix = ターゲットグループの「Targets」（ターゲット）タブでヘルスチェックの詳細を確認し、次にタスクを確認してください。

## Site

site-expected = { $load_balancer } のアドレスが { $site } のページをステータス 200 で返す
site-saw = { $url } が { $site } のページをステータス { $status } で返却
site-other-page = { $url } の応答はステータス { $status } だが、{ $site } ではない（固定レスポンスまたは別のページ）
site-other-page-fix = リスナーをターゲットグループに転送するようにし、コンテナで手順ページのイメージを使ってください。
site-elsewhere = { $url } が別のアドレスに転送している：{ $host }
site-elsewhere-fix = サイト自身のアドレスをロードバランサーのアドレスに設定してください。
site-502 = { $url } の応答は 502：コンテナの応答が不正か、途中で切れている
site-502-fix = コンテナのログとポートを確認してください。
site-503 = { $url } の応答は 503：ロードバランサーに転送先のターゲットがない
site-503-fix = サービスの正常なタスクがターゲットグループに登録されるようにしてください。
site-504 = { $url } の応答は 504：コンテナが時間内に応答しなかった
site-504-fix = コンテナが何を待っているかを確認してください。多くの場合、データベースかファイルシステムです。
site-balancer = { $url } の応答はステータス { $status }：ルールや AWS WAF などにより、ロードバランサー自体が応答している（コンテナには転送されていない）
site-balancer-fix = リスナーのルールと、ロードバランサーに関連付けられた AWS WAF のウェブ ACL を確認してください。
site-maintenance = { $url } の応答はステータス { $status }（応答元はコンテナ）：サイトが更新中か、一時的に応答できない
site-maintenance-fix = 通常は 10 分以内に終わります。続く場合は、コンテナのログを確認してください。
site-other-status = { $url } の応答はステータス { $status }
site-other-status-fix = ブラウザでアドレスを開き、コンテナのログを確認してください。
site-refused = { $url } への接続が拒否または切断される
site-connect-timed-out = { $url } に接続できない（応答なし）
site-read-timed-out = { $url } に接続できるが、応答がない
site-redirects = { $url } のリダイレクトがループしている
site-not-http = { $url } の応答が HTTP ではない
site-unreachable-fix = ロードバランサーのスキーム、サブネット、セキュリティグループ、リスナーを確認してください。
site-no-address = { $resource } にパブリックアドレスがありません
site-server-unreachable-fix = サーバーのパブリックアドレス、セキュリティグループ、サブネットのルートテーブルを確認してください。
site-server-fix = ブラウザでアドレスを開き、ウェブサーバーのログを確認してください。
site-server-elsewhere-fix = サイト自身のアドレスを、このサーバーのアドレスに設定してください。

## When something could not be read

unknown-denied = 読み取れませんでした：{ $action } の権限がありません
unknown-denied-hint = { $action } の権限を依頼するか、権限のある認証情報を使ってください。必要な権限は「workshop-check policy --suite { $suite }」ですべて表示されます。
unknown-denied-scp = 読み取れませんでした：組織のサービスコントロールポリシー（service control policy、SCP）が { $action } を拒否しています
unknown-denied-rcp = 読み取れませんでした：組織のリソースコントロールポリシー（resource control policy、RCP）が { $action } を拒否しています
unknown-denied-boundary = 読み取れませんでした：ユーザーまたはロールのアクセス許可の境界（permissions boundary）が { $action } を許可していません
unknown-denied-session = 読み取れませんでした：認証情報のセッションポリシー（session policy）が { $action } を許可していません
unknown-denied-endpoint = 読み取れませんでした：リクエストが経由した VPC エンドポイントのポリシーが { $action } を許可していません
unknown-denied-by-hint = 自分のポリシーを変えても解決しません。アカウントまたは組織の管理者に問い合わせてください。
unknown-throttled = 読み取れませんでした：{ $call } に対して AWS が「too many requests」を返し続けました
unknown-timed-out = 読み取れませんでした：{ $call } の応答が時間内にありませんでした
unknown-again-hint = 1 分後にもう一度確認してください。
unknown-failed = 読み取れませんでした：{ $call } が { $code } で失敗しました：{ $message }
unknown-not-read = 判定できませんでした：スナップショットに { $call } の結果が含まれていません
unknown-not-read-hint = このチェックスイート用に新しいスナップショットを取得してください。
unknown-not-recorded-hint = このデモ用アカウントはこの呼び出しなしで記録されています。自分のアカウントを確認してください。
unknown-no-field = 判定できませんでした：チェックスイートが読み取るフィールド「{ $field }」は、{ $call } のどの結果にもありません
unknown-no-field-hint = これはアカウントの問題ではありません。チェックスイートの作成者に知らせてください。「keep」のフィールド名が間違っているか、「may_lack」に書く必要があります。
unknown-not-modelled = 判定できませんでした：判定に必要な { $what } にこのプログラムが対応していません
unknown-not-modelled-hint = 手順ページの指定と比べてください：{ $expected }。
unknown-not-confirmed = まだ確認されていません：AWS の API では分かりません
unknown-not-confirmed-hint = 講師に見せてください。講師が参加者名簿の「{ $column }」列に記入します。
unknown-site-proxy = 読み取れませんでした：このコンピュータとサイトの間にあるプロキシが代わりに応答しています（{ $how }）
unknown-site-portal = 読み取れませんでした：キャプティブポータルやウェブフィルターなど、このコンピュータのネットワークがサイトの代わりに応答しています（{ $how }）
unknown-site-resolver = 読み取れませんでした：AWS にはこの名前があるのに、このコンピュータの DNS リゾルバーが { $how } を解決できません。新しいロードバランサーの名前は 1～2 分かかります
unknown-site-inspection = 読み取れませんでした：このコンピュータのネットワークが TLS を検査している場合のように、証明書が未知の認証局のものです（{ $how }）
unknown-site-network = 読み取れませんでした：このコンピュータのネットワークからサイトに到達できません（{ $how }）
unknown-site-hint = アカウントの問題とは限りません。別のネットワークから、またはプロキシなし（NO_PROXY）でもう一度確認するか、ブラウザでサイトを開いてください。
unknown-site-addresses = 読み取れませんでした：接続できません。ロードバランサーのセキュリティグループが一部のアドレス（{ $how }）のみを許可しており、このコンピュータのアドレスが含まれていない可能性があります
unknown-site-addresses-hint = ルールで許可されたアドレスから確認するか、ルールですべて（0.0.0.0/0）を許可してください。

root-cause-summary = { $title }：{ $actual }

## What AWS says at run time

symptom-found = { $actual }。{ $meaning }
symptom-found-quoted = { $actual }。{ $meaning }。{ $quote }
symptom-unknown = { $actual }。{ $quote }
symptom-unknown-fix = ECS コンソールで、最後に停止したタスクを確認してください。修正したら「Force new deployment」（新しいデプロイの強制）を選択してサービスを更新してください。
symptom-fixed-since = { $actual }。前回のデプロイは中止されました。原因はすでに解消しています。{ $quote }
symptom-fixed-since-fix = 「Force new deployment」（新しいデプロイの強制）を選択してサービスを更新してください。中止されたデプロイは自動では再開されません。
aws-says = AWS のメッセージ：「{ $text }」
aws-says-aged = AWS のメッセージ（{ $age }）：「{ $text }」
age-seconds = 1 分以内
age-minutes = { $count ->
   *[other] { $count } 分前
}
age-hours = { $count ->
   *[other] { $count } 時間前
}
age-days = { $count } 日前
evidence-text = { $source }：{ $text }
evidence-aged = { $source }（{ $age }）：{ $text }
evidence-task = 停止したタスク
evidence-container = コンテナ
evidence-sidecar = 別のコンテナ
evidence-event = サービスイベント
evidence-deployment = デプロイ
evidence-target = ターゲット
evidence-site = サイト
evidence-resource = AWS
evidence-exit-code = 終了コード { $code }
evidence-exit-code-of = { $container }：終了コード { $code }

# 別のリージョンで見つかったもの。$absent は、ないものを述べる上のメッセージのいずれか。
elsewhere-found = { $absent }。見つかった場所：{ $places }
elsewhere-fix = { $here } に { $what } を作成してください。{ $region } で作業している場合は、--region { $region } を付けて確認してください。
elsewhere-vpc-fix = { $name } は { $region } にあります。--region { $region } を付けて確認してください。

## Mounts, parameters and task roles: what prove found to be missing

mount-read-only = { $container } が { $path } に読み取り専用でマウント（アップロードしたファイルを保存できない）
mount-read-only-fix = マウントポイント { $path } の読み取り専用を解除して、新しいリビジョンを作成してください。
parameter-type = { $name } のタイプが { $type } です。手順ページの指定は String（文字列）です。String 以外の値は、ここでは確認できません。
parameter-type-read = { $name } のタイプが { $type } です。手順ページの指定は String（文字列）です。
parameter-other-user = 値は { $value } ですが、データベースのマスターユーザーは { $user } です。両方のユーザーがデータベースに存在することを確認してください。
task-role-both = 手順ページでは、タスクロールとタスク実行ロールの両方に { $role } を選択します。現在は一方しか設定されていません。
