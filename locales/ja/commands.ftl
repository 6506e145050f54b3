# check 以外のコマンドの言葉と、コマンドを実行できないときのヒント。

list-total = 合計 { $points } 点
list-total-and-bonus = 合計 { $points } 点、ボーナス { $bonus } 点

language-name = 日本語
language-note = 注意：{ $asked } のテキストはないため、{ $name } ({ $used }) を使用します
language-note-suite = 注意：このスイートには { $asked } のテキストがないため、スイートのテキストは英語で表示します
region-warning = 注意：このハンズオンの対象リージョンは { $known } ですが、{ $region } を確認しています
mark-column-missing = 注意：名簿に列「{ $mark }」がありません。「{ $column }」のことですか？
confirmed-on-board = 注意：ボードで確認済みにした内容を次の人数に適用します：{ $count ->
   *[other] 受講者 { $count } 人
}
region-unknown = 注意：このプログラムはリージョン { $region } を認識していません。{ $nearest } ではありませんか？
min-score-note = 注意：スコア { $points } が --min-score { $min } に達したため合格です。合格していないチェック：{ $open } 件

explain-expected = 手順ページの指定
explain-why = 理由
explain-fix = 対処
explain-page = ページ
explain-needs = 前提となるチェック
explain-explains = これが未達成の原因となるチェック
explain-causes = AWS とサイトから報告されうる症状と、それを引き起こす未達成のチェック
explain-shows = 未達成のとき、実行時に現れうる症状
explain-actions = IAM アクション
explain-actions-optional = 失敗の理由を示すだけの IAM アクション（ポリシーには含まれません）
explain-points = 配点
explain-prices = 公開料金の出典
explain-kind = アサーションの種類
explain-also = 同じ名前のチェックがほかのスイートにもあります: { $suites }。--suite で指定してください。

session-no-credentials-hint = 「aws sso login」または「aws configure」を実行するか、イベントで配布された認証情報を使って、先にログインしてください。プロファイルは --profile で指定できます
session-credentials-unusable-hint = プロファイルを確認するか、ログインし直してください（「aws login」、「aws sso login」）
session-expired-hint = ログインし直すか、イベントのページから新しい認証情報をコピーしてください（「aws login」、「aws sso login」）
session-key-refused-hint = 認証情報を 3 行すべてコピーし直してください
session-signature-refused-hint = シークレットアクセスキーをコピーし直し、このコンピュータの時計を確認してください
session-clock-skew-hint = このコンピュータの時計を合わせてください
session-region-missing-hint = ハンズオンのリージョン（{ $regions }）を --region で指定するか、AWS_REGION を設定してください
session-profile-missing-hint = AWS の設定には { $known } があります
no-profiles-hint = AWS の設定にプロファイルがありません。「aws configure」または「aws login」で作成してください
session-region-unknown-hint = us-west-2 など、ハンズオンのリージョンを指定してください
session-region-not-enabled-hint = us-west-2 など、ハンズオンのリージョンを指定してください
session-not-subscribed-hint = アカウントのサインアップを完了してください：電話番号と支払い方法を確認し、AWS からのメールを待ってください
session-sts-inactive-hint = アカウントの管理者が IAM コンソールの「Account settings」で有効化できます。そうでなければ、ワークショップのリージョンを指定してください
session-ca-bundle-hint = 会社の証明書の PEM ファイルを --ca-bundle、AWS_CA_BUNDLE、またはプロファイルの ca_bundle に指定するか、指定を削除してください
session-role-refused-hint = ロールの ARN、信頼ポリシー、外部 ID（--external-id、または名簿の external_id）を確認してください
session-not-aws-hint = 接続中のネットワークにログインするか、社内の案内に従って HTTPS_PROXY を設定してください
session-tls-hint = 会社が通信を検査している可能性があります。AWS_CA_BUNDLE または SSL_CERT_FILE に会社の証明書を設定してください
session-dns-hint = ネットワークとリージョン名を確認してください
session-unreachable-hint = ネットワークを確認してください。会社がプロキシを使用している場合は、HTTPS_PROXY も確認してください
session-timed-out-hint = ネットワークを確認してください。会社がプロキシを使用している場合は、HTTPS_PROXY も確認してください
session-failed-hint = 1 分ほど待って再試行してください。解決しない場合は、「aws sts get-caller-identity」の出力を確認してください

# クラスの受講者のアカウントにレポートがない理由。ヒントは上のもの。
session-no-credentials = AWS 認証情報がありません
profile-without-credentials = プロファイル { $profile } に AWS 認証情報がありません
session-credentials-unusable = AWS 認証情報を読み込めません：{ $message }
session-expired = AWS 認証情報の有効期限が切れています（{ $code }）
session-key-refused = アクセスキーが AWS に拒否されました（{ $code }）
session-signature-refused = リクエストの署名が一致しません（{ $code }）
session-clock-skew = このコンピュータの時計が AWS の時刻と大きくずれています（{ $code }）
session-region-missing = リージョンが指定されていません
session-profile-missing = プロファイル { $profile } は存在しません
session-region-unknown = リージョン { $region } に接続できません
misspelt-region = リージョン { $region } に接続できません。{ $nearest } ではありませんか？
session-region-not-enabled = リージョン { $region } はこのアカウントで有効になっていません
session-not-subscribed = この AWS アカウントはサービスにサインアップされていません（{ $code }）
session-sts-inactive = このアカウントでは、リージョン { $region } の AWS STS が有効になっていません
session-ca-bundle = { $setting } のファイルを使用できません（{ $path }）：{ $message }
session-role-refused = ロールを引き受けられません：{ $code }：{ $message }
named-role-refused = ロール { $role } を引き受けられません：{ $code }：{ $message }
session-not-aws = このコンピュータと AWS の間にある機器がウェブページを返しています
session-tls = TLS 証明書を信頼できません：{ $message }
session-dns = ホスト名を解決できません：{ $message }
session-unreachable = AWS に接続できません：{ $message }
session-timed-out = AWS から { $seconds } 秒以内に応答がありませんでした
session-failed = どのアカウントに接続しているかを AWS から取得できません：{ $code }：{ $message }
not-graded-session = { $problem }。{ $hint }
not-graded-other-account = 名簿の指定で接続すると、アカウント { $wanted } ではなく { $found } になります
not-graded-account-unknown = アカウント { $wanted } かどうかを AWS から確認できません
not-graded-timed-out = { $seconds } 秒以内に完了しませんでした
not-graded-interrupted = 採点前に実行が中断されました
not-graded-not-submitted = まだ送信されていません
not-graded-not-yet = まだ確認されていません
not-graded-broke-down = workshop-check の不具合のため採点できませんでした
explain-account = このアカウントでは
not-graded-task = どのワーカーも評価できませんでした：{ $problem }
access-summary = { $total } 個のアカウントのうち { $readable } 個を読み取れます。

# What a worker has done when it ends.
worker-done = 評価したアカウント：{ $graded }、評価できなかったアカウント：{ $failed }

# check --submit の結果。$board はボードのホスト名。
submit-done = { $board } に送信しました：{ $max } 点中 { $points } 点、アカウント { $account }
submit-other-version = 注意：ボードのスイートのバージョンが異なります。一部のチェックはボードで不明になる場合があります
submit-failed = { $board } に送信できませんでした：{ $reason }
submit-away = ボードが応答しません（{ $problem }）
submit-other-answer = ボードからの応答ではありません（HTTP ステータス { $status }）
# ボードが拒否した理由。
submit-wrong-code = クラスコードが正しくありません
submit-too-large = アカウントまたはそのレポートが、ボードが受け付ける大きさ（{ $kilobytes } KB）を超えています
submit-malformed = ボードが送信内容を読み取れません：{ $problem }
submit-wrong-board = ボードの名前は { $name } ではありません。講師は --allow-host でこの名前を追加できます
submit-bad-proof = AWS がアカウントを確認できません（{ $problem }）
submit-stale = このコンピュータとボードの時計が { $minutes } 分ずれているか、送信に時間がかかりすぎました
submit-replayed = ボードには、この送信またはより新しい送信がすでにあります
submit-unknown-name = 参加者名簿に名前がありません。講師と同じ表記で入力してください
submit-other-account = アカウント { $account } は、この名前のアカウントではありません
submit-account-taken = アカウント { $account } は、クラスの別の名前のアカウントです
submit-other-snapshot = 読み取った内容は、アカウント { $account } のものではありません
submit-other-region = クラスが使用するリージョンは { $wanted } です
submit-other-suite = クラスのワークショップは別のものです：--suite { $wanted }
submit-too-often = 送信回数が多すぎます。{ $seconds } 秒後に再試行してください
submit-busy = ボードが混み合っています。再試行してください
submit-not-saved = ボードが結果を保存できません（{ $why ->
    [locked] 別のプログラムが保存先を使用しています
    [full] ディスクに空きがありません
    [gone] 保存先のファイルが削除されました
   *[other] 保存先に問題があります
    }）。講師に知らせてください
submit-no-sts = アカウントを確認するために、ボードが AWS に接続できません。再試行してください
